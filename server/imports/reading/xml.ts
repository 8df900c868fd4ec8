import { SaxesParser } from 'saxes';
import { FileRefused } from '../refusal.ts';
import { broken } from './zip.ts';

export type XmlHandlers = {
  /** Without its namespace. */
  readonly open?: (name: string, attributes: Readonly<Record<string, string>>) => void;
  readonly close?: (name: string) => void;
  readonly text?: (text: string) => void;
};

export type XmlReader = { readonly write: (piece: string) => void; readonly end: () => void };

/**
 * Reads XML as it arrives.
 * @throws FileRefused (from `write` and `end`) where it is none
 */
export function xmlReader({ open, close, text }: XmlHandlers): XmlReader {
  const parser = new SaxesParser();
  parser.on('error', () => {
    throw broken();
  });
  if (open) {
    parser.on('opentag', ({ name, attributes }) => open(plainName(name), attributes));
  }
  if (close) {
    parser.on('closetag', ({ name }) => close(plainName(name)));
  }
  if (text) {
    parser.on('text', text);
  }
  return {
    write: (piece) => read(() => parser.write(piece)),
    end: () => read(() => parser.close()),
  };
}

function read(work: () => void): void {
  try {
    work();
  } catch (error) {
    throw error instanceof FileRefused ? error : broken();
  }
}

/** Reads all of it. */
export async function readXml(pieces: AsyncIterable<string>, handlers: XmlHandlers): Promise<void> {
  const xml = xmlReader(handlers);
  for await (const piece of pieces) {
    xml.write(piece);
  }
  xml.end();
}

function plainName(name: string): string {
  const colon = name.indexOf(':');
  return colon < 0 ? name : name.slice(colon + 1);
}
