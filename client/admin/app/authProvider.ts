import { HttpError, type AuthProvider } from 'react-admin';
import { dataProvider, type Me } from './dataProvider.ts';

export type SignInReason = 'quiet' | 'signedOut';

/** react-admin's view of our sessions. The session itself is a cookie that scripts can't read. */
export function createAuthProvider(): AuthProvider {
  let me: Promise<Me> | null = null;
  const currentUser = () => {
    me ??= dataProvider.me();
    me.catch(forget);
    return me;
  };
  function forget(): void {
    me = null;
  }
  return {
    async login({ email, password }) {
      await dataProvider.signIn(email, password);
      forget();
    },
    async logout() {
      const wasSignedIn = me !== null;
      forget();
      if (wasSignedIn) {
        await dataProvider.signOut().catch(() => undefined);
      }
    },
    checkAuth: async () => {
      await currentUser().catch(rejectQuietly);
    },
    async checkError(error) {
      if (error instanceof HttpError && error.status === 401) {
        const why: SignInReason = 'quiet';
        const redirectTo = me ? `/login?why=${why}` : '/login';
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

/** The sign-in page says what is to be done; a pop-up beside it would only repeat it. */
function rejectQuietly(thrown: unknown): never {
  if (thrown instanceof HttpError && thrown.status === 401) {
    throw Object.assign(thrown, { message: false });
  }
  throw thrown;
}
