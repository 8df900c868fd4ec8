import { isIP } from 'node:net';
import { dirname, join, resolve } from 'node:path';
import { z } from 'zod';

/** A setting that can't be used; the program ends with this one line and status 2. */
export class ConfigError extends Error {}

const logLevels = ['fatal', 'error', 'warn', 'info', 'debug', 'trace', 'silent'] as const;

const wholeNumber = (max: number) =>
  z
    .string()
    .regex(/^\d{1,9}$/)
    .transform(Number)
    .refine((value) => value <= max);

const environment = z.object({
  HOST: z.string().refine(isHost).default('127.0.0.1'),
  PORT: wholeNumber(65_535).default(3000),
  PUBLIC_URL: z.string().refine(isOrigin).optional(),
  DATABASE_URL: z
    .string()
    .regex(/^file:[^\0]+$/)
    .default('file:data/stillpoint.sqlite'),
  SECRET: z.string().min(32).optional(),
  SMTP_URL: z.string().refine(isSmtpUrl).optional(),
  MAIL_FROM: z
    .string()
    .regex(/^[^<>\r\n]*<[^<>\s@]+@[^<>\s@]+>$|^[^<>\s@]+@[^<>\s@]+$/)
    .default('Stillpoint <no-reply@localhost>'),
  TRUST_PROXY: z.union([z.literal('false').transform(() => 0), wholeNumber(10)]).default(0),
  LOG_LEVEL: z.enum(logLevels).default('info'),
  FORM_CHALLENGE: z
    .enum(['on', 'off'])
    .default('on')
    .transform((value) => value === 'on'),
  METRICS_TOKEN: z.string().min(16).optional(),
});

/** What each has to be, for whoever sets it. */
const rules: Readonly<Record<string, string>> = {
  HOST: 'must be an address of this machine or its name, like 127.0.0.1',
  PORT: 'must be a whole number from 0 to 65535',
  PUBLIC_URL: 'must be like https://desk.example.com, without a path after it',
  DATABASE_URL: 'must be file:PATH (PostgreSQL is not supported yet)',
  SECRET: 'must have at least 32 characters',
  SMTP_URL: 'must be like smtp://user:password@mail.example.com:587, or smtps://',
  MAIL_FROM: 'must be Name <address>',
  TRUST_PROXY: 'must be false, or how many proxies there are in front, up to 10',
  LOG_LEVEL: `must be one of ${logLevels.join(', ')}`,
  FORM_CHALLENGE: 'must be on or off',
  METRICS_TOKEN: 'must have at least 16 characters',
};

/** Letters that look like an address must be one: 999.1.1.1 is no name. */
function isHost(text: string): boolean {
  return /^[\d.]+$/.test(text) || text.includes(':')
    ? isIP(text) !== 0
    : /^[\w-]+(\.[\w-]+)*$/.test(text);
}

function isOrigin(text: string): boolean {
  const url = URL.parse(text);
  return (
    url !== null &&
    /^https?:$/.test(url.protocol) &&
    `${url.protocol}//${url.host}${url.pathname}` === url.href &&
    /^\/+$/.test(url.pathname) &&
    !/[?#]/.test(text)
  );
}

function isSmtpUrl(text: string): boolean {
  const url = URL.parse(text);
  return url !== null && /^smtps?:$/.test(url.protocol) && url.hostname !== '';
}

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
    const name = String(parsed.error.issues[0]?.path[0]);
    throw new ConfigError(`${name}: ${rules[name] ?? 'can’t be used'}`);
  }
  const values = parsed.data;
  const databaseFile = resolve(values.DATABASE_URL.slice('file:'.length));
  return {
    host: values.HOST,
    port: values.PORT,
    publicUrl: values.PUBLIC_URL === undefined ? null : new URL(values.PUBLIC_URL).origin,
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
