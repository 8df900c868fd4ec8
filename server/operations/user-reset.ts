import { passwordLink } from '../staff/password-link.ts';
import { findUserByEmail } from '../staff/user.queries.ts';
import { type Command, OperationError, print } from './command.ts';
import { withDatabase } from './with-database.ts';

export const userReset: Command = {
  usage: 'user:reset --email ADDRESS',
  summary: 'Prints a link, good for one hour, with which the person chooses a new password.',
  options: { email: { type: 'string' } },
  help: ['--email ADDRESS      of the account; the old password works until the new one is set'],
  positionals: 0,
  run: async (given, config) => {
    const email = given.required('email');
    const link = await withDatabase(config, ({ db, ...rest }) =>
      db.transaction().execute(async (trx) => {
        const user = await findUserByEmail(trx, email);
        if (!user?.active) {
          throw new OperationError('there is no active account with this address');
        }
        return passwordLink(rest, trx, user.id, 'passwordReset');
      }),
    );
    print(link);
  },
};
