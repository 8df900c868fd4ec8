/** For reads whose trouble the page itself tells: no message beside it, and nobody is sent away. */
export const saidOnPage = { onError: () => undefined };
