import { LinkBase as Link } from 'react-admin';
import Box from '@mui/material/Box';
import { LiveDot } from '../live/LiveDot.tsx';
import { CoverButton } from '../cover/CoverButton.tsx';
import { FindBox } from '../find/FindBox.tsx';
import { AccountMenu } from './AccountMenu.tsx';
import { LocationSwitch } from './LocationSwitch.tsx';

const bar = {
  gridColumn: '1 / -1',
  position: 'sticky',
  top: 0,
  zIndex: 10,
  display: 'flex',
  alignItems: 'center',
  gap: { xs: 1, md: 2 },
  px: { xs: 2, md: 2.5 },
  background: 'var(--surface)',
  borderBottom: '1px solid var(--line)',
};

export function TopBar() {
  return (
    <Box component="header" sx={bar}>
      <Brand />
      <LocationSwitch />
      <FindBox />
      <Box sx={{ flex: 1, display: { xs: 'none', md: 'block' } }} />
      <LiveDot />
      <CoverButton />
      <AccountMenu />
    </Box>
  );
}

function Brand() {
  return (
    <Box
      component={Link}
      to="/"
      aria-label="Stillpoint, to the day"
      sx={{
        display: 'flex',
        alignItems: 'center',
        gap: '9px',
        width: { md: 164 },
        fontSize: 17,
        fontWeight: 700,
        letterSpacing: '-.01em',
        color: 'var(--ink)',
        textDecoration: 'none',
      }}
    >
      <Box
        component="i"
        sx={{ width: 14, height: 14, borderRadius: '50%', border: '4px solid var(--accent)' }}
      />
      <Box component="span" sx={{ display: { xs: 'none', sm: 'inline' } }}>
        Stillpoint
      </Box>
    </Box>
  );
}
