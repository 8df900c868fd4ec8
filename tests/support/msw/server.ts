import { setupServer } from 'msw/node';

/** Stands between the screens and the network; each test says what answers. */
export const server = setupServer();
