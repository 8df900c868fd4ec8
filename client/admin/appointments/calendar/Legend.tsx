import type { ReactNode } from 'react';
import { appointmentKindLabels, appointmentStatusLabels } from '../../../../shared/labels.ts';
import { appointmentKinds } from '../../../../shared/vocabulary.ts';
import { Quiet } from '../../ui/Card.tsx';
import { kindShapes, statusShapes } from './visitWords.ts';

/** What the shapes on the cards mean, and what can be done here. */
export function Legend({ children }: { children: ReactNode }) {
  const kinds = appointmentKinds.map(
    (kind) => `${kindShapes[kind]} ${appointmentKindLabels.en[kind]}`,
  );
  const ends = (['completed', 'noShow'] as const).map(
    (status) => `${statusShapes[status]} ${appointmentStatusLabels[status]}`,
  );
  return (
    <Quiet sx={{ mb: 1 }}>
      {[...kinds, ...ends].join(', ')}. {children}
    </Quiet>
  );
}
