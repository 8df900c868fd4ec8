import { LinkBase as Link } from 'react-admin';
import Box from '@mui/material/Box';
import { useIsAtLeast } from '../app/useStaff.ts';
import { Card, Quiet } from '../ui/Card.tsx';
import { PageHeader } from '../ui/PageHeader.tsx';

type Area = { to: string; title: string; text: string };

const areas: readonly Area[] = [
  {
    to: '/locations',
    title: 'Locations',
    text: 'Addresses, opening hours, closures, rooms, and how booking and follow-up work.',
  },
  { to: '/users', title: 'Staff', text: 'Who may sign in, with which role, at which locations.' },
];

const managerAreas: readonly Area[] = [
  {
    to: '/imports',
    title: 'Import',
    text: 'Bring leads in from a spreadsheet, with their history, and take an import back.',
  },
];

const adminAreas: readonly Area[] = [
  {
    to: '/emailTemplates',
    title: 'Mail templates',
    text: 'What each mail says, in English and in Spanish.',
  },
  { to: '/apiKeys', title: 'API keys', text: 'For web sites that send requests to Stillpoint.' },
  { to: '/auditEvents', title: 'Audit', text: 'Who looked at what, who changed it, and when.' },
];

/** What a clinic can set up. Everybody may look at places and people; admins change, and see more. */
export function SettingsPage() {
  const isAdmin = useIsAtLeast('admin');
  const isManager = useIsAtLeast('manager');
  const shown = [...areas, ...(isManager ? managerAreas : []), ...(isAdmin ? adminAreas : [])];
  return (
    <>
      <PageHeader title="Settings" />
      {!isAdmin && (
        <Quiet sx={{ mb: 2 }}>You can look at locations and staff. An admin can change them.</Quiet>
      )}
      <Box sx={{ display: 'grid', gap: 2, gridTemplateColumns: { sm: '1fr 1fr' }, maxWidth: 800 }}>
        {shown.map(({ to, title, text }) => (
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
