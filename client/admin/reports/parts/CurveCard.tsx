import type { ComponentType, ReactNode } from 'react';
import type { TimeToStageGroup } from '../../../../shared/report-answers.ts';
import { Quiet } from '../../ui/Card.tsx';
import { ChartWithTable } from './ChartWithTable.tsx';
import { CurveTable } from './CurveTable.tsx';
import { countWords } from './numberWords.ts';
import { fewest } from './rateWords.ts';
import { TableCard } from './TableCard.tsx';

type Groups = readonly TimeToStageGroup[];

type Props = {
  title: string;
  hint: string;
  /** What the picture shows, for who can't see it. */
  name: string;
  /** Of the table behind it. */
  caption: string;
  groups: Groups;
  Chart: ComponentType<{ groups: Groups }>;
  definitions: Readonly<Record<string, string>>;
  of: string | readonly string[];
  /** Between picture and table. */
  children?: ReactNode;
};

/** Curves, of those groups that are large enough for one; of the others how many asked. */
export function CurveCard({ groups, Chart, caption, children, ...card }: Props) {
  const { name, ...words } = card;
  const drawn = groups.filter(({ n }) => n >= fewest);
  const few = groups.filter(({ n }) => n > 0 && n < fewest);
  if (drawn.length === 0) {
    return (
      <TableCard {...words} hint={fewWords(few)}>
        {children}
      </TableCard>
    );
  }
  return (
    <ChartWithTable
      {...words}
      name={name}
      chart={<Chart groups={drawn} />}
      table={<CurveTable caption={caption} groups={drawn} />}
    >
      {few.length > 0 && <Quiet>{fewWords(few)}</Quiet>}
      {children}
    </ChartWithTable>
  );
}

/** `Too few to draw: Westover 2 asked; Boerne 4 asked.`; a single group needs no name. */
function fewWords(few: Groups): string {
  const [first] = few;
  if (first === undefined) {
    return 'Nobody asked in this time.';
  }
  const words =
    few.length === 1 && first.group === null
      ? `${countWords(first.n)} asked`
      : few.map(({ label, n }) => `${label} ${countWords(n)} asked`).join('; ');
  return `Too few to draw: ${words}.`;
}
