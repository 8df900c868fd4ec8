import Box from '@mui/material/Box';
import { type MergeField, mergeFields, type MergePreview } from '../../../shared/merge.ts';
import { useZone } from '../app/useLocations.ts';
import { useStaff } from '../app/useStaff.ts';
import { Card, CardTitle, Quiet } from '../ui/Card.tsx';
import { Choice } from './Choice.tsx';
import { differingWords, fieldLabels, isTold, valueWords } from './fieldWords.ts';
import { LeadHead } from './LeadHead.tsx';
import type { Chosen } from './useMerge.ts';

type Props = {
  preview: MergePreview;
  chosen: Chosen;
  keep: (id: number) => void;
  take: (field: MergeField, id: number) => void;
};

/** Side by side: which lead stays, and, where they differ, which of them is right. */
export function Comparison({ preview, chosen, keep, take }: Props) {
  const { leads, differing, taken, intoId } = preview;
  const [first] = leads;
  const zone = useZone(first?.locationId);
  const staff = useStaff();
  const nameOf = (id: unknown) => staff.find((user) => user.id === id)?.name ?? 'a colleague';
  const words = { zone, nameOf };
  const alike = mergeFields.filter((field) => !differing.includes(field) && isTold(leads, field));
  return (
    <Card sx={{ mb: 2, p: 0, overflow: 'hidden' }} aria-label="Side by side">
      <Choice
        label="Keep this one"
        name="into"
        options={leads.map((lead) => ({ id: lead.id, content: <LeadHead lead={lead} /> }))}
        value={intoId}
        choose={keep}
        isHead
      />
      {differing.map((field) => (
        <Choice
          key={field}
          label={fieldLabels[field]}
          name={field}
          options={leads.map((lead) => ({
            id: lead.id,
            said: lead.reference,
            content: differingWords(lead, leads, field, words),
          }))}
          value={chosen[field] ?? taken[field]}
          choose={(id) => take(field, id)}
        />
      ))}
      {first && alike.length > 0 && (
        <Box sx={{ p: '14px 18px' }}>
          <CardTitle>The same in all</CardTitle>
          <Quiet>
            {alike
              .map((field) => `${fieldLabels[field]}: ${valueWords(first, field, words)}`)
              .join(' · ')}
          </Quiet>
        </Box>
      )}
    </Card>
  );
}
