// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QList>
#include <QString>

namespace bulkhead::cli {

struct OptionText
{
    QString name;    //!< "fail-on"
    QString value;   //!< "FILE"; empty: a switch
    QString summary;
};

struct CommandText
{
    QString name;      //!< "catalog diff"
    QString arguments; //!< "API", "[GATEWAY…]"
    QString summary;
    QList<OptionText> options; //!< beside the common ones
};

//! Every command and option: the one list from which parsing, help, manual page and completion are made
//! or checked.
[[nodiscard]] const QList<CommandText> &commands();
[[nodiscard]] const QList<OptionText> &commonOptions();

} // namespace bulkhead::cli
