import Box from '@mui/material/Box';
import { ShowBase, useShowContext, LinkBase as Link } from 'react-admin';
import { languageLabels, templateLabels } from '../../../shared/labels.ts';
import type { Email } from '../../../shared/records.ts';
import { useZone } from '../app/useLocations.ts';
import { formatMomentWithin } from '../format/time.ts';
import { useNow } from '../format/useNow.ts';
import { Card, CardTitle, Quiet } from '../ui/Card.tsx';
import { PageHeader } from '../ui/PageHeader.tsx';
import { Problem } from '../ui/Problem.tsx';
import { saidOnPage } from '../ui/saidOnPage.ts';
import { SkeletonRows } from '../ui/SkeletonRows.tsx';
import { MailMark } from './MailMark.tsx';
import { RetryButton } from './RetryButton.tsx';

/** One mail: what it said, to whom, and how it went. */
export function MailPage() {
  return (
    <ShowBase disableAuthentication queryOptions={saidOnPage}>
      <MailContent />
    </ShowBase>
  );
}

function MailContent() {
  const { record: mail, error, refetch } = useShowContext<Email>();
  if (error) {
    return (
      <>
        <PageHeader title="Mail" />
        <Problem error={error} retry={() => void refetch()} />
      </>
    );
  }
  if (!mail) {
    return <SkeletonRows />;
  }
  return (
    <>
      <PageHeader title={templateLabels[mail.template]} tab="Mail">
        <RetryButton mail={mail} />
      </PageHeader>
      <Box sx={{ display: 'grid', gap: 2 }}>
        <Facts mail={mail} />
        <Rendered mail={mail} />
      </Box>
    </>
  );
}

function Facts({ mail }: { mail: Email }) {
  const zone = useZone(undefined);
  const now = useNow();
  const moment = (iso: string) => formatMomentWithin(iso, zone, now);
  return (
    <Card aria-label="How it went">
      <Box sx={{ display: 'flex', flexWrap: 'wrap', gap: 1.5, alignItems: 'center', mb: 1 }}>
        <MailMark status={mail.status} />
        <Quiet as="span">
          Written {moment(mail.createdAt)}
          {mail.sentAt !== null &&
            `, ${mail.status === 'captured' ? 'captured' : 'accepted'} ${moment(mail.sentAt)}`}
          {mail.attempts > 1 && `, after ${mail.attempts} tries`}
          {mail.status === 'queued' &&
            mail.nextAttemptAt !== null &&
            `, next try ${moment(mail.nextAttemptAt)}`}
        </Quiet>
      </Box>
      <p style={{ overflowWrap: 'anywhere' }}>
        To <b>{mail.to}</b>, in {languageLabels[mail.language]}
      </p>
      <p>
        Subject: <b>{mail.subject}</b>
      </p>
      {mail.error !== null && (
        <Box component="p" sx={{ color: 'var(--late)', mt: 1, overflowWrap: 'anywhere' }}>
          The mail server said: {mail.error}
        </Box>
      )}
      {mail.leadId !== null && (
        <Box component="p" sx={{ mt: 1 }}>
          <Link to={`/leads/${mail.leadId}/show`}>Open the lead</Link>
        </Box>
      )}
    </Card>
  );
}

/** As the person sees it, in a frame that may do nothing; and its text part. */
function Rendered({ mail }: { mail: Email }) {
  return (
    <>
      <Card aria-label="The mail">
        <CardTitle>As the person sees it</CardTitle>
        <Box
          component="iframe"
          title="The mail as the person sees it"
          sandbox=""
          srcDoc={mail.html ?? ''}
          sx={{
            width: '100%',
            height: 520,
            border: '1px solid var(--line)',
            borderRadius: '6px',
            background: '#fff',
          }}
        />
      </Card>
      <Card aria-label="Text">
        <CardTitle>As text</CardTitle>
        <Box
          component="pre"
          sx={{ m: 0, font: 'inherit', whiteSpace: 'pre-wrap', overflowWrap: 'anywhere' }}
        >
          {mail.text}
        </Box>
      </Card>
    </>
  );
}
