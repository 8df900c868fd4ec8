/** As many at a time as the sender has under way, so that a stuck one holds up nobody. */
export const connections = 10;

/** One mail as it is handed over: the same bytes on every try. */
export type OutgoingMail = {
  readonly from: string;
  readonly to: string;
  readonly replyTo: string | null;
  readonly subject: string;
  readonly text: string;
  readonly html: string;
  readonly calendar: string | null;
  readonly stopUrl: string | null;
  readonly messageId: string;
  /** ISO instant: the Date header */
  readonly date: string;
};

/** What became of handing a mail over. */
export type Delivery =
  | { readonly kind: 'accepted'; readonly answer: string }
  | { readonly kind: 'captured' }
  | { readonly kind: 'temporary'; readonly error: string }
  /** The connection broke after the last byte: the server may have it. */
  | { readonly kind: 'ambiguous'; readonly error: string }
  | { readonly kind: 'permanent'; readonly error: string };

export type Mailer = {
  /** Never throws: whatever goes wrong is an answer. */
  deliver: (mail: OutgoingMail) => Promise<Delivery>;
  close: () => void;
};
