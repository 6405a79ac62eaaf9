// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/passphraseedit.h"

namespace bulkhead {

PassphraseEdit::PassphraseEdit(QWidget *parent)
    : QLineEdit(parent)
{
    setEchoMode(Password);
    setInputMethodHints(Qt::ImhHiddenText | Qt::ImhNoPredictiveText | Qt::ImhNoAutoUppercase | Qt::ImhSensitiveData);
    setContextMenuPolicy(Qt::NoContextMenu);
    setDragEnabled(false);
}

PassphraseEdit::~PassphraseEdit()
{
    const QSignalBlocker quiet(this); // whoever listened may be gone already
    forget();
}

Secret PassphraseEdit::take()
{
    QString typed = text();
    setText({}); // not clear(), which could be undone; the text is ours alone now, so wiping it wipes what the field held
    QByteArray bytes = typed.toUtf8();
    wipe(typed.data(), static_cast<std::size_t>(typed.size()) * sizeof(QChar));
    Secret secret(std::string_view(bytes.constData(), static_cast<std::size_t>(bytes.size())));
    wipe(bytes.data(), static_cast<std::size_t>(bytes.size()));
    return secret;
}

void PassphraseEdit::forget()
{
    (void)take();
}

} // namespace bulkhead
