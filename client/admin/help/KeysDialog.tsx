import Box from '@mui/material/Box';
import { HelpDialog } from './HelpDialog.tsx';
import { keyGroups, type KeyGroup } from './keys.ts';

const list = {
  display: 'grid',
  gridTemplateColumns: '88px minmax(0, 1fr)',
  gap: '6px 12px',
  mb: 2,
};

/** All keys of the dashboard. */
export function KeysDialog({ close }: { close: () => void }) {
  return (
    <HelpDialog title="Keys" close={close}>
      {keyGroups.map((group) => (
        <Group key={group.title} {...group} />
      ))}
    </HelpDialog>
  );
}

function Group({ title, keys }: KeyGroup) {
  return (
    <section>
      <Box component="h3" sx={{ fontSize: 13, fontWeight: 600, color: 'var(--ink-2)', mb: 0.75 }}>
        {title}
      </Box>
      <Box component="dl" sx={list}>
        {keys.map((each) => (
          <Box key={each.keys} sx={{ display: 'contents' }}>
            <Box component="dt" sx={{ fontWeight: 600 }}>
              {each.keys}
            </Box>
            <dd>{each.words}</dd>
          </Box>
        ))}
      </Box>
    </section>
  );
}
