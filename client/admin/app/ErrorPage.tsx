import { LinkBase as Link } from 'react-admin';
import Button from '@mui/material/Button';
import Box from '@mui/material/Box';
import { isStaleChunk } from '../ui/lazyNamed.ts';

/** Shown where a page itself broke; the data is on the server, untouched. */
export function ErrorPage({ error }: { error: Error }) {
  return (
    <Box component="main" sx={{ p: 4, maxWidth: 560 }}>
      <h1>This page could not be shown</h1>
      <Box component="p" sx={{ my: 2 }}>
        {isStaleChunk(error)
          ? 'Stillpoint was updated since you opened it, or the connection is gone. Load it again.'
          : 'Nothing is lost on the server. Load the page again; if it happens once more, tell your admin what you did just before.'}
      </Box>
      <Button onClick={() => window.location.reload()}>Load again</Button>
    </Box>
  );
}

/** An address that leads nowhere. */
export function NotFoundPage() {
  return (
    <Box sx={{ maxWidth: 560 }}>
      <h1>There is nothing at this address</h1>
      <Box component="p" sx={{ my: 2 }}>
        It may have been mistyped. <Link to="/">Go to Today</Link>.
      </Box>
    </Box>
  );
}
