import polyglotI18nProvider from 'ra-i18n-polyglot';
import english from 'ra-language-english';

const tryAgain = 'This did not work. What you typed is still here; please try again.';

/** react-admin's words, where ours are plainer. */
const messages = {
  ...english,
  ra: {
    ...english.ra,
    action: { ...english.ra.action, save: 'Save', create: 'New' },
    message: {
      ...english.ra.message,
      error: tryAgain,
      invalid_form: 'Something here needs another look; see the marked fields.',
      unsaved_changes: 'What you typed here isn’t saved yet. Leave it behind?',
    },
    navigation: {
      ...english.ra.navigation,
      page_range_info: '%{offsetBegin} to %{offsetEnd} of %{total}',
      page_rows_per_page: 'Rows',
    },
    notification: {
      ...english.ra.notification,
      created: 'Saved.',
      updated: 'Saved.',
      item_doesnt_exist: 'This is not there, or not yours to see.',
      http_error: tryAgain,
      data_provider_error: tryAgain,
      bad_item: 'This is not there, or not yours to see.',
      logged_out: 'You were signed out. Sign in to go on where you were.',
    },
    validation: {
      ...english.ra.validation,
      required: 'Please fill this in.',
      email: 'Write a mail address, like ana@example.com.',
    },
  },
};

export const i18nProvider = polyglotI18nProvider(() => messages, 'en', undefined, {
  allowMissing: true,
});
