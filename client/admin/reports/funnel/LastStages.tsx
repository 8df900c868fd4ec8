import { styled } from '@mui/material/styles';
import type { CSSProperties } from 'react';
import { closeReasonLabels } from '../../../../shared/labels.ts';
import type { Count } from '../../../../shared/report.ts';
import type { FunnelGroup } from '../../../../shared/report-answers.ts';
import { ChartWithTable } from '../parts/ChartWithTable.tsx';
import { ReportTable, type TableColumn } from '../parts/ReportTable.tsx';
import { RowsCell } from '../parts/cells.tsx';
import { asWidth } from '../parts/ShareBar.tsx';
import { ToneKey, tones } from '../parts/twoTones.tsx';
import { stageWords } from './stageWords.ts';

type Props = { group: FunnelGroup; definitions: Readonly<Record<string, string>> };
type Last = FunnelGroup['last'][number];

/** By the furthest stage of each: who is still open there, and who left there, and why. */
export function LastStages({ group, definitions }: Props) {
  const most = Math.max(1, ...group.last.map(({ open, closed }) => open.count + closed.count));
  return (
    <ChartWithTable
      title="Where they are, and where they left"
      hint="Each request once, at the furthest stage it reached."
      name="How many are still open and how many are closed, by the furthest stage they reached"
      chart={
        <>
          <ToneKey light="still open, or infused" dark="closed" />
          <List>
            {group.last.map((last) => (
              <Row key={last.stage}>
                <span>{stageWords[last.stage]}</span>
                <Track aria-hidden>
                  <Part style={partOf('light', last.open.count / most)} />
                  <Part style={partOf('dark', last.closed.count / most)} />
                </Track>
                <span>
                  <RowsCell {...last.open} /> {last.stage === 'infused' ? 'infused' : 'open'} ·{' '}
                  <RowsCell {...last.closed} /> closed
                </span>
              </Row>
            ))}
          </List>
        </>
      }
      table={<LastTable group={group} />}
      definitions={definitions}
      of="last"
    />
  );
}

function LastTable({ group }: { group: FunnelGroup }) {
  return (
    <ReportTable
      caption="Still open (or infused) and closed, by the furthest stage"
      rows={group.last}
      keyOf={({ stage }) => stage}
      columns={columns}
    />
  );
}

function reasonsOf({ reasons }: Last) {
  const given = reasons.filter(({ count }: Count) => count > 0);
  return given.map(({ closeReason, count, rows }, index) => (
    <span key={closeReason}>
      {index > 0 && ', '}
      {closeReasonLabels[closeReason]} <RowsCell count={count} rows={rows} />
    </span>
  ));
}

const List = styled('ul')({ listStyle: 'none', margin: 0, padding: 0, display: 'grid', gap: 6 });

const Row = styled('li')({
  display: 'grid',
  gridTemplateColumns: 'minmax(90px, 160px) minmax(0, 1fr) minmax(140px, auto)',
  columnGap: 12,
  alignItems: 'center',
  fontSize: 14,
  '@media (max-width: 600px)': { gridTemplateColumns: '76px minmax(0, 1fr) auto', fontSize: 13 },
});

const Track = styled('span')({
  display: 'flex',
  height: 16,
  borderLeft: '1px solid var(--line-strong)',
});

const Part = styled('span')({ printColorAdjust: 'exact' });

/** So many of the most that any stage has. */
function partOf(tone: keyof typeof tones, share: number): CSSProperties {
  const { fill, line } = tones[tone];
  return { background: fill, boxShadow: `inset 0 0 0 1px ${line}`, width: asWidth(share) };
}

const columns: TableColumn<Last>[] = [
  { label: 'Furthest stage', cell: ({ stage }) => stageWords[stage] },
  { label: 'Still open, or infused', cell: ({ open }) => <RowsCell {...open} /> },
  { label: 'Closed', cell: ({ closed }) => <RowsCell {...closed} /> },
  { label: 'Closed because', align: 'left', cell: reasonsOf },
];
