// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/ed25519.h"
#include "core/result.h"

#include <QWidget>

#include <functional>

namespace bulkhead {

class FileField;
class FormField;
class TextLabel;
class Surface;

//! Reads the file that somebody hands in with the public part of their key.
using CardReader = std::function<Result<PublicKeyCard>(const QString &path)>;

//! The public key file of somebody, and the id of its key to be compared with what that person says.
class CardField : public QWidget
{
    Q_OBJECT
public:
    explicit CardField(CardReader read, QWidget *parent = nullptr);

    [[nodiscard]] QString path() const;
    //! Of the key in the file; empty: there is none that can be used.
    [[nodiscard]] QString keyId() const { return m_keyId; }
    [[nodiscard]] QString missing() const;

signals:
    void changed();

private:
    void read();

    CardReader m_read;
    FileField *m_file;
    FormField *m_field;
    Surface *m_box;
    TextLabel *m_id;
    QString m_keyId;
};

} // namespace bulkhead
