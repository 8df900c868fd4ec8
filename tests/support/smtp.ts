import type { AddressInfo } from 'node:net';
import PostalMime, { type Email } from 'postal-mime';
import { SMTPServer, type SMTPServerOptions } from 'smtp-server';

export type Received = {
  /** The bytes as they came over the wire */
  readonly raw: string;
  readonly recipients: readonly string[];
  readonly mail: Email;
};

export type TestSmtp = {
  readonly url: string;
  /** Everything accepted so far, oldest first. */
  readonly received: Received[];
  /** What the server answers to the next recipients or messages; null: accepts. */
  refuse: { at: 'recipient' | 'message'; code: number; text: string } | null;
  stop: () => Promise<void>;
};

/** A real mail server on a free port of this machine. */
export async function startSmtp(options: SMTPServerOptions = {}): Promise<TestSmtp> {
  const received: Received[] = [];
  const server = new SMTPServer({
    authOptional: true,
    disabledCommands: ['STARTTLS', 'AUTH'],
    logger: false,
    onRcptTo: (_address, _session, done) => {
      done(smtp.refuse?.at === 'recipient' ? refusal(smtp.refuse) : null);
    },
    onData: (stream, session, done) => {
      const chunks: Buffer[] = [];
      stream.on('data', (chunk: Buffer) => chunks.push(chunk));
      stream.on('end', () => {
        if (smtp.refuse?.at === 'message') {
          done(refusal(smtp.refuse));
          return;
        }
        const raw = Buffer.concat(chunks).toString('utf8');
        const recipients = session.envelope.rcptTo.map((each) => each.address);
        PostalMime.parse(raw).then(
          (mail) => {
            received.push({ raw, recipients, mail });
            done(null);
          },
          (error: unknown) => done(error instanceof Error ? error : new Error(String(error))),
        );
      });
    },
    ...options,
  });
  await new Promise<void>((resolve) => {
    server.listen(0, '127.0.0.1', resolve);
  });
  const { port } = server.server.address() as AddressInfo;
  const smtp: TestSmtp = {
    url: `smtp://127.0.0.1:${port}`,
    received,
    refuse: null,
    stop: () => new Promise((resolve) => server.close(resolve)),
  };
  return smtp;
}

function refusal({ code, text }: { code: number; text: string }): Error {
  return Object.assign(new Error(text), { responseCode: code });
}
