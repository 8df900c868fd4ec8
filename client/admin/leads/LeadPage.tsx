import Box from '@mui/material/Box';
import { Suspense } from 'react';
import { HttpError, LinkBase as Link, ShowBase, useShowContext } from 'react-admin';
import type { Lead } from '../../../shared/records.ts';
import { RelatedField } from '../duplicates/RelatedField.tsx';
import { MergedField } from '../merging/MergedField.tsx';
import { useIsAtHand } from '../app/useAtHand.ts';
import { leadName } from '../format/leadName.ts';
import { lazyNamed } from '../ui/lazyNamed.ts';
import { sentenceOf } from '../app/httpClient.ts';
import { Card } from '../ui/Card.tsx';
import { EmptyState } from '../ui/EmptyState.tsx';
import { PageHeader } from '../ui/PageHeader.tsx';
import { Problem } from '../ui/Problem.tsx';
import { saidOnPage } from '../ui/saidOnPage.ts';
import { SkeletonRows } from '../ui/SkeletonRows.tsx';
import { TabTitle } from '../ui/TabTitle.tsx';
import { OfferedField } from '../transfers/OfferedField.tsx';
import { AtWork, useWorkCount } from './page/atWork.ts';
import { AppointmentsCard } from './page/AppointmentsCard.tsx';
import { ContactStopBanner } from './page/ContactStopBanner.tsx';
import { ConcernCard } from './page/ConcernCard.tsx';
import { ErasedNotice } from './page/ErasedNotice.tsx';
import { LeadHeader } from './page/LeadHeader.tsx';
import { NoteBox } from './page/NoteBox.tsx';
import { ReachCard } from './page/ReachCard.tsx';
import { SaidKey } from './page/SaidKey.tsx';
import { TasksCard } from './page/TasksCard.tsx';
import { Timeline } from './page/Timeline.tsx';
import { WayCard } from './page/WayCard.tsx';

/** Everything about one person, and what can be done now. */
export function LeadPage() {
  return (
    <ShowBase disableAuthentication queryOptions={saidOnPage}>
      <LeadContent />
    </ShowBase>
  );
}

const columns = {
  display: 'grid',
  gridTemplateColumns: { xs: 'minmax(0, 1fr)', lg: '320px minmax(0, 1fr)' },
  gap: 3,
  alignItems: 'start',
};

const stack = { display: 'grid', gap: 2, gridTemplateColumns: 'minmax(0, 1fr)' };

function LeadContent() {
  const { record: lead, error, refetch } = useShowContext<Lead>();
  // What is typed on the page must outlive a reading that failed.
  if (isHandedOver(error)) {
    return <HandedOver words={sentenceOf(error)} />;
  }
  if (error && (!lead || isGone(error))) {
    return (
      <>
        <PageHeader title="Lead" />
        <Problem error={error} retry={() => void refetch()}>
          <Link to="/leads">Go to the leads</Link>
        </Problem>
      </>
    );
  }
  if (!lead) {
    return <SkeletonRows />;
  }
  return <LeadArticle key={lead.id} lead={lead} />;
}

/** Nobody works on what isn't theirs any more, whatever is still on the screen. */
const isGone = (error: unknown) => error instanceof HttpError && error.status === 404;

function isHandedOver(error: unknown): boolean {
  return isGone(error) && (error as HttpError).body?.code === 'lead.handedOver';
}

function HandedOver({ words }: { words: string }) {
  return (
    <>
      <PageHeader title="Lead" />
      <Card>
        <EmptyState title="Handed over">
          <p>{words}</p>
          <Link to="/transfers">See what was handed over</Link>
        </EmptyState>
      </Card>
    </>
  );
}

const ConsentCard = lazyNamed(() => import('../consent/ConsentCardField.tsx'), 'ConsentCardField');
const PersonData = lazyNamed(() => import('../consent/PersonDataField.tsx'), 'PersonDataField');

function LeadArticle({ lead }: { lead: Lead }) {
  const { working, begin } = useWorkCount();
  useIsAtHand(lead.id, leadName(lead));
  return (
    <AtWork value={begin}>
      <article>
        <TabTitle>{`Lead ${lead.reference}`}</TabTitle>
        <LeadHeader lead={lead} mode={working ? 'working' : 'looking'} />
        <MergedField lead={lead} />
        <ContactStopBanner lead={lead} />
        <OfferedField lead={lead} />
        {lead.erasedAt === null ? <LeadCards lead={lead} /> : <WhatIsLeft lead={lead} />}
      </article>
    </AtWork>
  );
}

/** A lead that was merged into another shows what it was; what is to be done stands at that one. */
function LeadCards({ lead }: { lead: Lead }) {
  const isPointer = lead.mergedIntoId !== null;
  return (
    <Box sx={columns}>
      {isPointer || <SaidKey lead={lead} />}
      <Box sx={stack}>
        <ReachCard lead={lead} />
        {isPointer || <RelatedField lead={lead} />}
        {isPointer || (
          <Suspense fallback={<SkeletonRows rows={5} />}>
            <ConsentCard lead={lead} />
          </Suspense>
        )}
        <WayCard lead={lead} />
        <ConcernCard lead={lead} />
        {isPointer || (
          <Suspense fallback={null}>
            <PersonData lead={lead} />
          </Suspense>
        )}
      </Box>
      <Box sx={stack}>
        {isPointer || (
          <>
            <TasksCard lead={lead} />
            <AppointmentsCard lead={lead} />
            <NoteBox lead={lead} />
          </>
        )}
        <Timeline lead={lead} />
      </Box>
    </Box>
  );
}

/** Of a person whose data were erased: that it happened, and how it went. */
function WhatIsLeft({ lead }: { lead: Lead }) {
  return (
    <>
      {lead.erasedAt !== null && <ErasedNotice lead={lead} at={lead.erasedAt} />}
      <Box sx={columns}>
        <WayCard lead={lead} />
        <Timeline lead={lead} />
      </Box>
    </>
  );
}
