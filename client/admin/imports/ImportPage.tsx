import Box from '@mui/material/Box';
import { LinkBase as Link, useParams } from 'react-admin';
import type { ImportRecord } from '../../../shared/import.ts';
import { PageHeader } from '../ui/PageHeader.tsx';
import { Problem } from '../ui/Problem.tsx';
import { SkeletonRows } from '../ui/SkeletonRows.tsx';
import { CheckStep } from './CheckStep.tsx';
import { ColumnsStep } from './ColumnsStep.tsx';
import { DoneStep } from './DoneStep.tsx';
import { isUnderWay } from './importWords.ts';
import { Progress } from './Progress.tsx';
import { Steps } from './Steps.tsx';
import { useImport } from './useImport.ts';

/** One import from its file to its end, a step at a time, on one page. */
export function ImportPage() {
  const { id = '' } = useParams();
  const { data: record, error, refetch, dataUpdatedAt } = useImport(Number(id));
  return (
    <>
      <Link to="/imports" style={{ fontSize: 13 }}>
        Import
      </Link>
      <PageHeader title={record?.fileName ?? 'Import'} tab="Import" />
      {error && <Problem error={error} retry={() => void refetch()} />}
      {record ? <Stages record={record} seenAt={dataUpdatedAt} /> : !error && <SkeletonRows />}
    </>
  );
}

type Props = { record: ImportRecord; seenAt: number };

function Stages({ record, seenAt }: Props) {
  return (
    <Box sx={{ display: 'grid', gap: 2, '& > *': { minWidth: 0 } }}>
      <Steps record={record} />
      {record.remark !== null && (
        <Box component="p" sx={remark}>
          {record.remark}
        </Box>
      )}
      <Stage record={record} seenAt={seenAt} />
    </Box>
  );
}

const remark = {
  p: 1.5,
  borderRadius: '6px',
  background: 'var(--soon-soft)',
  color: 'var(--soon)',
};

function Stage({ record, seenAt }: Props) {
  if (isUnderWay(record)) {
    return <Progress key={record.state} record={record} seenAt={seenAt} />;
  }
  if (record.state === 'checked') {
    return <CheckStep record={record} />;
  }
  return record.state === 'uploaded' || record.state === 'reading' ? (
    <ColumnsStep key={record.version} record={record} />
  ) : (
    <DoneStep record={record} />
  );
}
