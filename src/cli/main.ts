#!/usr/bin/env node
import { SourceError } from '../model/source-error.js';
import { VERSION } from '../version.js';
import { readArguments, USAGE, UsageError } from './arguments.js';
import { serve } from './serve.js';
import { Terminal } from './terminal.js';

process.exitCode = await run(process.argv.slice(2));

/** The exit code: 1 for what could not be done, 2 for a command line that is none. */
async function run(words: readonly string[]): Promise<number> {
  const terminal = new Terminal(process.stdout);
  const problems = new Terminal(process.stderr);
  try {
    const command = readArguments(words);
    if (command.kind === 'serve') await serve(command, { terminal, problems });
    else terminal.write(command.kind === 'help' ? USAGE : `${VERSION}\n`);
    return 0;
  } catch (thrown) {
    if (!(thrown instanceof UsageError || thrown instanceof SourceError)) throw thrown;
    problems.line(thrown.message);
    if (thrown instanceof SourceError) return 1;
    problems.line('How it is used: cloud-sync-insights --help');
    return 2;
  }
}
