import { startWorkspace } from './workspace.js';

// Runs the emulator in a process of its own, for tests in a page: sends its address to who started it, and ends with it.
const { url } = await startWorkspace();
process.send?.({ url });
process.on('disconnect', () => process.exit());
