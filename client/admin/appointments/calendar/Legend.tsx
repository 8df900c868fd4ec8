import type { ReactNode } from 'react';
import { appointmentKindLabels } from '../../../../shared/labels.ts';
import { appointmentKinds } from '../../../../shared/vocabulary.ts';
import { Quiet } from '../../ui/Card.tsx';
import { kindShapes } from './visitWords.ts';

/** What the shapes on the cards mean, and what can be done here. */
export function Legend({ children }: { children: ReactNode }) {
  const shapes = appointmentKinds.map(
    (kind) => `${kindShapes[kind]} ${appointmentKindLabels.en[kind]}`,
  );
  return (
    <Quiet sx={{ mb: 1 }}>
      {shapes.join(', ')}. {children}
    </Quiet>
  );
}
