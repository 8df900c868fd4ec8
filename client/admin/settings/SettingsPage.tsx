import { LinkBase as Link } from 'react-admin';
import Box from '@mui/material/Box';
import { useIsAtLeast } from '../app/useStaff.ts';
import { Card, Quiet } from '../ui/Card.tsx';
import { PageHeader } from '../ui/PageHeader.tsx';

const areas = [
  {
    to: '/locations',
    title: 'Locations',
    text: 'Addresses, opening hours, closures, rooms, and how booking and follow-up work.',
  },
  { to: '/users', title: 'Staff', text: 'Who may sign in, with which role, at which locations.' },
];

/** What a clinic can set up. Everybody may look; admins change. */
export function SettingsPage() {
  const isAdmin = useIsAtLeast('admin');
  return (
    <>
      <PageHeader title="Settings" />
      {!isAdmin && <Quiet sx={{ mb: 2 }}>You can look at these. An admin can change them.</Quiet>}
      <Box sx={{ display: 'grid', gap: 2, gridTemplateColumns: { sm: '1fr 1fr' }, maxWidth: 800 }}>
        {areas.map(({ to, title, text }) => (
          <Card key={to}>
            <Box component="h2" sx={{ fontSize: 17, fontWeight: 650, mb: 0.5 }}>
              <Link to={to}>{title}</Link>
            </Box>
            <Quiet>{text}</Quiet>
          </Card>
        ))}
      </Box>
    </>
  );
}
