import { parseArgs } from 'node:util';

/** What the command line asks for. */
export type Command = { kind: 'help' } | { kind: 'version' } | ({ kind: 'serve' } & ServeOptions);

/** What is served, and where. */
export interface ServeOptions {
  /** Files and folders as they were given, one at least. */
  paths: string[];
  /** 0: whichever is free. */
  port: number;
}

/** The command line is not one that the command takes. */
export class UsageError extends Error {
  override readonly name = 'UsageError';
}

export const USAGE = `Usage: cloud-sync-insights serve [--port <number>] <files or folders...>

Shows the workbook over provisioning logs that lie on this machine. The logs are not sent anywhere: only browsers of this
machine reach the page, by the address that is printed.

Files are read whatever they are called. Folders are searched to the bottom for .json, .ndjson, .jsonl, .csv, .log and .gz;
hidden ones, and links that lead out of the folder, are left out.

  --port <number>  the port of the page (default: any that is free)
  --help           shows this
  --version        shows the version
`;

/** What `process.argv` says behind the script. Throws a `UsageError`. */
export function readArguments(words: readonly string[]): Command {
  const { values, positionals } = parsed(words);
  if (values.help) return { kind: 'help' };
  if (values.version) return { kind: 'version' };
  const [command, ...paths] = positionals;
  if (command === undefined) throw new UsageError('No command was given.');
  if (command !== 'serve') throw new UsageError(`"${command}" is not a command: there is only serve.`);
  if (paths.length === 0) throw new UsageError('No file and no folder was given.');
  return { kind: 'serve', paths, port: portOf(values.port) };
}

function parsed(words: readonly string[]) {
  try {
    return parseArgs({
      args: [...words],
      allowPositionals: true,
      options: {
        help: { type: 'boolean', short: 'h', default: false },
        version: { type: 'boolean', short: 'v', default: false },
        port: { type: 'string', default: '0' },
      },
    });
  } catch (cause) {
    // Behind its first sentence Node goes on about how to pass a file of such a name.
    const [what] = (cause as Error).message.split(/\.\s/);
    throw new UsageError(`${what?.replace(/\.$/, '')}.`, { cause });
  }
}

function portOf(text: string): number {
  if (/^\d{1,5}$/.test(text) && Number(text) <= 65535) return Number(text);
  throw new UsageError(`--port has to be a number from 0 to 65535, not "${text}".`);
}
