/** What was dropped on a page. */
export interface DroppedFiles {
  /** In the order of the drop, those of a folder by name, with their path as `webkitRelativePath`. */
  files: File[];
  /** What could not be read, a sentence each that names it. */
  failures: string[];
}

type Transfer = Pick<DataTransfer, 'items' | 'files'>;

/**
 * All files of a drop, folders walked to their last file. Call it inside the listener of `drop`: afterwards a browser gives
 * nothing any more. Files that a system puts into folders for itself (`.DS_Store`, `Thumbs.db`, `desktop.ini`, names that
 * begin with a dot) are left out of folders. Never rejects: what cannot be read is in `failures`.
 */
export async function droppedFiles(dataTransfer: Transfer): Promise<DroppedFiles> {
  const items = [...dataTransfer.items].filter(({ kind }) => kind === 'file');
  const dropped = items.map((item) => item.webkitGetAsEntry?.() ?? item.getAsFile());
  const found: DroppedFiles = { files: [], failures: [] };
  if (items.length === 0) found.files.push(...dataTransfer.files);
  for (const one of dropped) {
    if (one instanceof File) found.files.push(one);
    else if (one !== null) await take(one, found);
  }
  return found;
}

async function take(entry: FileSystemEntry, found: DroppedFiles): Promise<void> {
  try {
    if (isFolder(entry)) for (const inner of await entriesOf(entry)) await takeInside(inner, found);
    else found.files.push(await fileOf(entry as FileSystemFileEntry));
  } catch (thrown) {
    const why = thrown instanceof Error && thrown.message ? ` (${thrown.message})` : '';
    const [what, remedy] = isFolder(entry) ? ['The folder', 'its files one by one'] : ['The file', 'it again'];
    found.failures.push(`${what} ${pathOf(entry)} could not be read${why}. Choose ${remedy}.`);
  }
}

async function takeInside(entry: FileSystemEntry, found: DroppedFiles): Promise<void> {
  if (!/^\.|^(thumbs\.db|desktop\.ini)$/i.test(entry.name)) await take(entry, found);
}

/** Browsers give at most a hundred at a time, and none at all behind the last. */
async function entriesOf(folder: FileSystemDirectoryEntry): Promise<FileSystemEntry[]> {
  const reader = folder.createReader();
  const entries: FileSystemEntry[] = [];
  for (;;) {
    const some = await new Promise<FileSystemEntry[]>((resolve, reject) => reader.readEntries(resolve, reject));
    if (some.length === 0) break;
    entries.push(...some);
  }
  return entries.sort((one, other) => (one.name < other.name ? -1 : 1));
}

async function fileOf(entry: FileSystemFileEntry): Promise<File> {
  const file = await new Promise<File>((resolve, reject) => entry.file(resolve, reject));
  const path = pathOf(entry);
  if (path.includes('/')) Object.defineProperty(file, 'webkitRelativePath', { value: path });
  return file;
}

function pathOf({ fullPath }: FileSystemEntry): string {
  return fullPath.replace(/^\//, '');
}

function isFolder(entry: FileSystemEntry): entry is FileSystemDirectoryEntry {
  return entry.isDirectory;
}
