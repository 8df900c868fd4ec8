import { type Entry, openPromise, type ZipFile } from 'yauzl';
import { FileRefused } from '../refusal.ts';

/** What a sheet of 100,000 rows unpacks to is well below; a bomb is far above. */
const mostUnpacked = 512 * 1024 * 1024;
const mostEntries = 5000;

export type Archive = {
  readonly has: (name: string) => boolean;
  /** The text of one part, piece by piece: nothing is ever unpacked as a whole. */
  readonly read: (name: string) => AsyncGenerator<string>;
  readonly close: () => void;
};

/**
 * Opens a ZIP. What it claims to unpack to is added up before anything is unpacked, and each part
 * ends with an error as soon as it turns out to be larger than claimed.
 * @throws FileRefused where it is none, is cut off or would unpack to more than is sane
 */
export async function openArchive(file: string): Promise<Archive> {
  const zip = await open(file);
  try {
    const entries = await entriesOf(zip);
    return {
      has: (name) => entries.has(name),
      read: (name) => textOf(zip, entries.get(name)),
      close: () => zip.close(),
    };
  } catch (error) {
    zip.close();
    throw error;
  }
}

async function open(file: string): Promise<ZipFile> {
  try {
    return await openPromise(file, { lazyEntries: true, autoClose: false });
  } catch {
    throw broken();
  }
}

async function entriesOf(zip: ZipFile): Promise<Map<string, Entry>> {
  if (zip.entryCount > mostEntries) {
    throw tooLarge();
  }
  const entries = new Map<string, Entry>();
  let unpacked = 0;
  try {
    for await (const entry of zip.eachEntry()) {
      unpacked += entry.uncompressedSize;
      entries.set(entry.fileName, entry);
    }
  } catch {
    throw broken();
  }
  if (unpacked > mostUnpacked) {
    throw tooLarge();
  }
  return entries;
}

async function* textOf(zip: ZipFile, entry: Entry | undefined): AsyncGenerator<string> {
  if (!entry) {
    throw broken();
  }
  const decoder = new TextDecoder();
  try {
    const stream = await zip.openReadStreamPromise(entry);
    for await (const chunk of stream) {
      yield decoder.decode(chunk as Uint8Array, { stream: true });
    }
  } catch (error) {
    throw error instanceof FileRefused ? error : broken();
  }
  yield decoder.decode();
}

const tooLarge = () =>
  new FileRefused(
    'This file unpacks to far more than a list of people could be. It was not opened.',
    413,
  );

export const broken = () =>
  new FileRefused(
    'This file can’t be opened as a spreadsheet. It may be only half of it: save it again as .xlsx or CSV and try once more.',
  );
