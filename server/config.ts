import { dirname, join, resolve } from 'node:path';
import { z } from 'zod';

/** A setting that can't be used; the program ends with this one line and status 2. */
export class ConfigError extends Error {}

const logLevels = ['fatal', 'error', 'warn', 'info', 'debug', 'trace', 'silent'] as const;

const environment = z.object({
  HOST: z.string().min(1).default('127.0.0.1'),
  PORT: z.coerce.number().int().min(0).max(65_535).default(3000),
  PUBLIC_URL: z.url({ protocol: /^https?$/ }).optional(),
  DATABASE_URL: z
    .string()
    .regex(/^file:.+/, 'must be file:PATH (PostgreSQL is not supported yet)')
    .default('file:data/stillpoint.sqlite'),
  SECRET: z.string().min(32, 'must have at least 32 characters').optional(),
  SMTP_URL: z.url({ protocol: /^smtps?$/ }).optional(),
  MAIL_FROM: z
    .string()
    .regex(/^[^<>\r\n]*<[^<>\s@]+@[^<>\s@]+>$|^[^<>\s@]+@[^<>\s@]+$/, 'must be Name <address>')
    .default('Stillpoint <no-reply@localhost>'),
  TRUST_PROXY: z
    .union([z.literal('false').transform(() => 0), z.coerce.number().int().min(0).max(10)])
    .default(0),
  LOG_LEVEL: z.enum(logLevels).default('info'),
  FORM_CHALLENGE: z
    .enum(['on', 'off'])
    .default('on')
    .transform((value) => value === 'on'),
  METRICS_TOKEN: z.string().min(16, 'must have at least 16 characters').optional(),
});

export type Config = {
  readonly host: string;
  readonly port: number;
  /** Null: `http://localhost:PORT`, known once the port is. */
  readonly publicUrl: string | null;
  readonly databaseFile: string;
  readonly dataFolder: string;
  /** Null: kept in the data folder, made on first start. */
  readonly secret: string | null;
  readonly smtpUrl: string | null;
  readonly mailFrom: string;
  readonly trustProxy: number;
  readonly logLevel: (typeof logLevels)[number];
  readonly formChallenge: boolean;
  readonly metricsToken: string | null;
};

/**
 * Reads the environment.
 * @throws ConfigError one line that names the variable
 */
export function readConfig(env: Readonly<Record<string, string | undefined>>): Config {
  const given = Object.fromEntries(Object.entries(env).filter(([, value]) => value !== ''));
  const parsed = environment.safeParse(given);
  if (!parsed.success) {
    const issue = parsed.error.issues[0];
    throw new ConfigError(`${String(issue?.path[0])}: ${issue?.message}`);
  }
  const values = parsed.data;
  const databaseFile = resolve(values.DATABASE_URL.slice('file:'.length));
  return {
    host: values.HOST,
    port: values.PORT,
    publicUrl: values.PUBLIC_URL?.replace(/\/+$/, '') ?? null,
    databaseFile,
    dataFolder: dirname(databaseFile),
    secret: values.SECRET ?? null,
    smtpUrl: values.SMTP_URL ?? null,
    mailFrom: values.MAIL_FROM,
    trustProxy: values.TRUST_PROXY,
    logLevel: values.LOG_LEVEL,
    formChallenge: values.FORM_CHALLENGE,
    metricsToken: values.METRICS_TOKEN ?? null,
  };
}

/** Where the secret is kept when the environment gives none. */
export function secretFile(config: Config): string {
  return join(config.dataFolder, 'secret');
}
