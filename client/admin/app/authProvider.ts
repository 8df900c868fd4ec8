import { HttpError, type AuthProvider } from 'react-admin';
import { setCovered } from './covered.ts';
import { dataProvider, type Me } from './dataProvider.ts';

/** Why somebody stands before the sign-in page: `?why=` in its address. */
export type SignInReason = 'quiet' | 'signedOut';

/** react-admin's view of our sessions. The session itself is a cookie that scripts can't read. */
export function createAuthProvider(): AuthProvider {
  let asked: Promise<Me> | null = null;
  let signedIn = false;
  /** Who stands before the sign-in page is not led there again, whatever is still asked behind it. */
  let isOut = false;
  async function ask(): Promise<Me> {
    try {
      const me = await dataProvider.me();
      signedIn = true;
      isOut = false;
      return me;
    } catch (thrown) {
      // "Nobody" is an answer to keep until somebody signs in; no answer is asked for again.
      asked = isSignedOut(thrown) ? asked : null;
      throw thrown;
    }
  }
  const currentUser = () => (asked ??= ask());
  function forget(): void {
    asked = null;
    signedIn = false;
  }
  return {
    async login({ email, password }) {
      await dataProvider.signIn(email, password);
      forget();
      isOut = false;
      // The password was typed: a screen that was covered before may show itself again.
      setCovered(false);
    },
    async logout() {
      isOut = true;
      if (signedIn) {
        forget();
        await dataProvider.signOut().catch(() => undefined);
      }
    },
    checkAuth: () => currentUser().then(() => undefined, rejectIfSignedOut),
    async checkError(error) {
      if (isSignedOut(error) && !isOut) {
        const redirectTo = signedIn ? '/login?why=quiet' : '/login';
        isOut = true;
        forget();
        return Promise.reject({ message: false, redirectTo });
      }
    },
    getIdentity: async () => {
      const { id, name, email, locationIds } = await currentUser();
      return { id, fullName: name, email, locationIds };
    },
    getPermissions: async () => (await currentUser()).role,
  };
}

function isSignedOut(thrown: unknown): thrown is HttpError {
  return thrown instanceof HttpError && thrown.status === 401;
}

/**
 * Only a missing session leads to the sign-in page, which says itself what is to be done; where
 * the server can't be reached the page stays and says so.
 */
function rejectIfSignedOut(thrown: unknown): void {
  if (isSignedOut(thrown)) {
    throw Object.assign(thrown, { message: false });
  }
}
