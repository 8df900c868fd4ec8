import type { ParseArgsConfig } from 'node:util';
import type { Config } from '../config.ts';

/** The command was called in a way it doesn't know: one line, status 2. */
export class UsageError extends Error {}

/** The command could not do its work: one line, status 1. */
export class OperationError extends Error {}

/** What was typed after the command's name. */
export type Given = {
  readonly option: (name: string) => string | undefined;
  /** @throws UsageError where it is missing */
  readonly required: (name: string) => string;
  readonly flag: (name: string) => boolean;
  readonly positionals: readonly string[];
};

export type Command = {
  /** As in `admin <name> …`, with its arguments. */
  readonly usage: string;
  readonly summary: string;
  readonly options: NonNullable<ParseArgsConfig['options']>;
  /** A line for each option. */
  readonly help: readonly string[];
  readonly positionals: number;
  /** Prints what it did; throws OperationError where it could not. */
  readonly run: (given: Given, config: Config) => Promise<void>;
};

export function print(line: string): void {
  process.stdout.write(`${line}\n`);
}
