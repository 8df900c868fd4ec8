import Box from '@mui/material/Box';
import Menu from '@mui/material/Menu';
import MenuItem from '@mui/material/MenuItem';
import { useState } from 'react';
import { LinkBase, useLocation, useNavigate } from 'react-admin';
import { MoreIcon, PlusIcon } from '../ui/icons.tsx';
import { isWithin, type Place, PlaceLink, usePlaces } from './PlaceLink.tsx';

const item = {
  flex: 1,
  display: 'flex',
  flexDirection: 'column',
  alignItems: 'center',
  justifyContent: 'center',
  gap: '2px',
  minHeight: 56,
  font: 'inherit',
  fontSize: 12,
  color: 'var(--ink-2)',
  textDecoration: 'none',
  border: 0,
  background: 'none',
  '&.active': { color: 'var(--accent-text)', fontWeight: 650 },
};

const bar = {
  display: { xs: 'flex', md: 'none' },
  position: 'fixed',
  inset: 'auto 0 0 0',
  zIndex: 10,
  alignItems: 'center',
  background: 'var(--surface)',
  borderTop: '1px solid var(--line)',
  pb: 'env(safe-area-inset-bottom)',
};

const besideCreate = 2;
const beforeMore = 3;

/** The navigation on a phone, with the way to a new lead in the middle and the rest under More. */
export function BottomBar() {
  const places = usePlaces();
  return (
    <Box component="nav" aria-label="Main, small screen" sx={bar}>
      {places.slice(0, besideCreate).map(placeItem)}
      <Box component={LinkBase} to="/leads/create" aria-label="New lead" sx={createButton}>
        <PlusIcon fontSize="medium" />
      </Box>
      {places.slice(besideCreate, beforeMore).map(placeItem)}
      <MorePlaces />
    </Box>
  );
}

function placeItem({ to, label, Icon }: Place) {
  return (
    <Box key={to} component={PlaceLink} to={to} sx={item}>
      <Icon />
      {label}
    </Box>
  );
}

function MorePlaces() {
  const [anchor, setAnchor] = useState<HTMLElement | null>(null);
  const { pathname } = useLocation();
  const navigate = useNavigate();
  const rest = usePlaces().slice(beforeMore);
  const here = rest.some(({ to }) => isWithin(to, pathname));
  const go = (to: string) => {
    setAnchor(null);
    navigate(to);
  };
  return (
    <>
      <Box
        component="button"
        type="button"
        aria-haspopup="menu"
        className={here ? 'active' : ''}
        onClick={(event) => setAnchor(event.currentTarget)}
        sx={item}
      >
        <MoreIcon />
        More
      </Box>
      <Menu anchorEl={anchor} open={anchor !== null} onClose={() => setAnchor(null)}>
        {rest.map(({ to, label }) => (
          <MenuItem key={to} selected={isWithin(to, pathname)} onClick={() => go(to)}>
            {label}
          </MenuItem>
        ))}
      </Menu>
    </>
  );
}

const createButton = {
  display: 'grid',
  placeItems: 'center',
  width: 52,
  height: 52,
  mx: 1,
  borderRadius: '50%',
  background: 'var(--accent)',
  color: 'var(--accent-ink)',
};
