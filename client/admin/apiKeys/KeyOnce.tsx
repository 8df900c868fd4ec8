import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import { useState } from 'react';
import { Quiet } from '../ui/Card.tsx';
import { DialogFrame } from '../ui/DialogFrame.tsx';

type Copied = 'not yet' | 'copied' | 'by hand';

const labels: Record<Copied, string> = {
  'not yet': 'Copy',
  copied: 'Copied',
  'by hand': 'Select it and copy it by hand',
};

/** The whole key. Nobody can read it again, so only its own button closes it. */
export function KeyOnce({ apiKey, close }: { apiKey: string; close: () => void }) {
  const [copied, setCopied] = useState<Copied>('not yet');
  async function copy(): Promise<void> {
    try {
      await navigator.clipboard.writeText(apiKey);
      setCopied('copied');
    } catch {
      setCopied('by hand');
    }
  }
  return (
    <DialogFrame
      title="Copy this key now"
      width="sm"
      actions={
        <Button variant="contained" color="primary" onClick={close}>
          I have it
        </Button>
      }
    >
      <p>It is shown this once. Stillpoint keeps only a fingerprint of it.</p>
      <Box component="code" sx={keyBox}>
        {apiKey}
      </Box>
      <Button onClick={() => void copy()}>{labels[copied]}</Button>
      <Quiet sx={{ mt: 2 }}>
        Keep it on the web site’s server, never in a page: whoever has it can send requests.
      </Quiet>
    </DialogFrame>
  );
}

const keyBox = {
  display: 'block',
  my: 2,
  p: 1.5,
  borderRadius: '6px',
  background: 'var(--sunken)',
  overflowWrap: 'anywhere',
  userSelect: 'all',
};
