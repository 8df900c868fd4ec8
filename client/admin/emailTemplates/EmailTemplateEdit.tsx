import { required, TextInput, useRecordContext } from 'react-admin';
import { languageLabels, templateLabels } from '../../../shared/labels.ts';
import type { EmailTemplate } from '../../../shared/records.ts';
import { EditForm } from '../ui/EditForm.tsx';
import { FormSection } from '../ui/FormSection.tsx';
import { PageHeader } from '../ui/PageHeader.tsx';
import { Variables } from './Variables.tsx';

const needed = required();

/** The words of one mail in one language. */
export function EmailTemplateEdit() {
  return (
    <>
      <PageHeader title="Mail template" />
      <EditForm back={() => '/emailTemplates'}>
        <WordsSection />
      </EditForm>
    </>
  );
}

function WordsSection() {
  const template = useRecordContext<EmailTemplate>();
  return template === undefined ? null : (
    <FormSection title={`${templateLabels[template.name]}, ${languageLabels[template.language]}`}>
      <TextInput
        className="wide"
        source="subject"
        label="Subject"
        validate={needed}
        helperText="Read by whoever looks at the screen: what it is about has no place here."
      />
      <TextInput
        className="wide"
        source="body"
        label="Text"
        multiline
        minRows={12}
        validate={needed}
        helperText="An empty line begins a paragraph, **two stars** make bold, [words](link) make a link."
      />
      <Variables name={template.name} />
    </FormSection>
  );
}
