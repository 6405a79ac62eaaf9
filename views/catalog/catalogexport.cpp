// SPDX-License-Identifier: GPL-3.0-or-later
#include "catalog/catalogexport.h"

#include "catalog/catalogcells.h"
#include "core/csvtext.h"
#include "widgets/messagebar.h"

#include <QFileDialog>
#include <QSaveFile>

namespace bulkhead {

using namespace Qt::StringLiterals;

QString CatalogExport::text(const CatalogTableModel &model)
{
    QStringList heads;
    for (int column = 0; column < model.columnCount(); ++column)
        heads.append(model.headerData(column, Qt::Horizontal, Qt::DisplayRole).toString());
    QString text = csvLine(heads);
    for (int row = 0; row < model.rowCount(); ++row) {
        QStringList cells;
        for (int column = 0; column < model.columnCount(); ++column)
            cells.append(CatalogCells::text(model, model.index(row, column)));
        text += csvLine(cells);
    }
    return text;
}

bool CatalogExport::run(const CatalogTableModel &model, MessageBar &message, QWidget *window)
{
    const QString path = QFileDialog::getSaveFileName(window, tr("Export the list"), u"catalog.csv"_s,
                                                      tr("Comma-separated values (*.csv)"));
    if (path.isEmpty())
        return false;
    QSaveFile file(path);
    const bool written = file.open(QIODevice::WriteOnly) && file.write(text(model).toUtf8()) >= 0 && file.commit();
    message.show(written ? Status::Pass : Status::Fail,
                 written ? tr("The list is in %1.").arg(path) : tr("%1 cannot be written.").arg(path));
    return true;
}

} // namespace bulkhead
