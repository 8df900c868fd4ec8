import IconButton from '@mui/material/IconButton';
import ListItemText from '@mui/material/ListItemText';
import Menu from '@mui/material/Menu';
import MenuItem from '@mui/material/MenuItem';
import { Suspense, useState } from 'react';
import { useGetIdentity, useLogout, usePermissions, useTheme } from 'react-admin';
import { roleLabels } from '../../../shared/labels.ts';
import type { Role } from '../../../shared/vocabulary.ts';
import { setCovered } from './covered.ts';
import { usePanel } from './usePanel.ts';
import { Avatar, initials } from '../ui/Avatar.tsx';
import { lazyNamed } from '../ui/lazyNamed.ts';
import { AwayItem } from './AwayItem.tsx';

const AwayDialog = lazyNamed(() => import('./AwayDialog.tsx'), 'AwayDialog');

/** Who is signed in, whether they are away, light or dark, help, and the way out. */
export function AccountMenu() {
  const { identity } = useGetIdentity();
  const { permissions } = usePermissions<Role>();
  const [theme, setTheme] = useTheme();
  const logout = useLogout();
  const [anchor, setAnchor] = useState<HTMLElement | null>(null);
  const [leaving, setLeaving] = useState(false);
  const name = identity?.fullName ?? '';
  const other = theme === 'dark' ? 'light' : 'dark';
  const [, setPanel] = usePanel();
  const close = () => setAnchor(null);
  const choose = (act: () => void) => {
    close();
    act();
  };
  return (
    <>
      <IconButton
        aria-label={`${initials(name)}, your account`}
        aria-haspopup="menu"
        onClick={(event) => setAnchor(event.currentTarget)}
        sx={{ p: 1 }}
      >
        <Avatar name={name} />
      </IconButton>
      <Menu anchorEl={anchor} open={anchor !== null} onClose={close}>
        <MenuItem disabled sx={{ '&.Mui-disabled': { opacity: 1 } }}>
          <ListItemText primary={name} secondary={permissions && roleLabels[permissions]} />
        </MenuItem>
        <AwayItem closeMenu={close} openDialog={() => choose(() => setLeaving(true))} />
        <MenuItem onClick={() => choose(() => setTheme(other))}>
          {other === 'dark' ? 'Dark colors' : 'Light colors'}
        </MenuItem>
        <MenuItem onClick={() => choose(() => setCovered(true))}>Cover the screen</MenuItem>
        <MenuItem onClick={() => choose(() => setPanel('emergency'))}>In an emergency</MenuItem>
        <MenuItem onClick={() => choose(() => setPanel('keys'))}>Keys</MenuItem>
        <MenuItem onClick={() => void logout({}, '/login?why=signedOut', false)}>Sign out</MenuItem>
      </Menu>
      <Suspense fallback={null}>
        {leaving && <AwayDialog colleague={null} close={() => setLeaving(false)} />}
      </Suspense>
    </>
  );
}
