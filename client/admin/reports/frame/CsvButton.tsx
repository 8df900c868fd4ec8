import Button from '@mui/material/Button';
import { useMutation } from '@tanstack/react-query';
import { useNotify } from 'react-admin';
import type { ReportName } from '../../../../shared/report.ts';
import { sentenceOf } from '../../app/httpClient.ts';
import type { ReportQuery } from '../../app/reportCalls.ts';
import { useProvider } from '../../app/useProvider.ts';

/** The report as a table for a spreadsheet, with what the page shows. */
export function CsvButton({ name, asked }: { name: ReportName; asked: ReportQuery }) {
  const provider = useProvider();
  const notify = useNotify();
  const { mutate, isPending } = useMutation({
    mutationFn: () => provider.reportTable(name, asked),
    onSuccess: (text) => offerFile(text, `${name}-${asked['from']}-to-${asked['to']}.csv`),
    onError: (thrown) => notify(sentenceOf(thrown), { type: 'warning' }),
  });
  return (
    <Button size="small" disabled={isPending} onClick={() => mutate()}>
      CSV
    </Button>
  );
}

/** Reading a text takes its byte order mark away, by which spreadsheets know that it is UTF-8. */
const byteOrderMark = '\uFEFF';

function offerFile(text: string, name: string): void {
  const address = URL.createObjectURL(new Blob([byteOrderMark, text], { type: 'text/csv' }));
  const link = document.createElement('a');
  link.href = address;
  link.download = name;
  link.click();
  setTimeout(() => URL.revokeObjectURL(address));
}
