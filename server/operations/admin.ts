import { parseArgs } from 'node:util';
import { type Config, ConfigError, readConfig } from '../config.ts';
import { HttpError } from '../http/errors.ts';
import { backup } from './backup.ts';
import { check } from './check.ts';
import { erase } from './erase.command.ts';
import { type Command, type Given, OperationError, UsageError, print } from './command.ts';
import { exportCommand } from './export.command.ts';
import { importCommand } from './import.command.ts';
import { reportsRebuild } from './reports-rebuild.ts';
import { restore } from './restore.ts';
import { seed } from './seed.command.ts';
import { userCreate } from './user-create.ts';
import { userReset } from './user-reset.ts';

const commands: Readonly<Record<string, Command>> = {
  'user:create': userCreate,
  'user:reset': userReset,
  backup,
  restore,
  check,
  erase,
  import: importCommand,
  export: exportCommand,
  'reports:rebuild': reportsRebuild,
  seed,
};

process.exitCode = await run(process.argv.slice(2));

async function run([name, ...args]: string[]): Promise<number> {
  try {
    if (name === '--help' || name === '-h') {
      print(overview());
      return 0;
    }
    await perform(commandNamed(name), args);
    return 0;
  } catch (error) {
    return fail(error);
  }
}

function commandNamed(name: string | undefined): Command {
  if (name === undefined) {
    throw new UsageError('say which command; --help lists them');
  }
  const command = Object.hasOwn(commands, name) ? commands[name] : undefined;
  if (!command) {
    throw new UsageError(`there is no command “${name}”; --help lists them`);
  }
  return command;
}

async function perform(command: Command, args: string[]): Promise<void> {
  const { values, positionals } = parse(command, args);
  if (values['help'] === true) {
    print(helpOf(command));
    return;
  }
  if (positionals.length !== command.positionals) {
    throw new UsageError(`usage: admin ${command.usage}`);
  }
  const config: Config = readConfig(process.env);
  await command.run(given(command, values, positionals), config);
}

type Values = Readonly<Record<string, unknown>>;

function parse(command: Command, args: string[]): { values: Values; positionals: string[] } {
  const options = { ...command.options, help: { type: 'boolean' as const, short: 'h' } };
  try {
    return parseArgs({ args, options, allowPositionals: true, strict: true });
  } catch (error) {
    throw new UsageError(error instanceof Error ? firstSentence(error.message) : 'wrong options');
  }
}

function firstSentence(message: string): string {
  return message.split(/\.\s|\n/)[0] ?? message;
}

function given(command: Command, values: Values, positionals: string[]): Given {
  const option = (name: string) => {
    const value = values[name];
    return typeof value === 'string' ? value : undefined;
  };
  const required = (name: string) => {
    const value = option(name);
    if (value === undefined) {
      throw new UsageError(`--${name} is missing; usage: admin ${command.usage}`);
    }
    return value;
  };
  return { option, required, flag: (name) => values[name] === true, positionals };
}

function overview(): string {
  const lines = Object.values(commands).map((each) => `  ${each.usage}\n      ${each.summary}`);
  return ['Usage: npm run admin -- <command> [options]', '', ...lines].join('\n');
}

function helpOf(command: Command): string {
  const lines = [`Usage: npm run admin -- ${command.usage}`, '', command.summary];
  return [...lines, ...(command.help.length > 0 ? ['', ...command.help] : [])].join('\n');
}

/** One line on stderr, and the exit status that fits. */
function fail(error: unknown): number {
  if (error instanceof UsageError || error instanceof ConfigError) {
    process.stderr.write(`${error.message}\n`);
    return 2;
  }
  const expected = error instanceof OperationError || error instanceof HttpError;
  const message = error instanceof Error ? error.message : String(error);
  process.stderr.write(expected ? `${message}\n` : `failed: ${message.split('\n')[0]}\n`);
  return 1;
}
