// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "console/consoleapplication.h"

#include <QTemporaryDir>

namespace bulkhead::test {

//! The program as a person has it, put together by the program's own code, in a folder of its own.
class ConsoleBench
{
public:
    ConsoleBench();
    ~ConsoleBench();

    void start();
    //! Before start(): "de", and the size of the text as kept in the settings.
    void setLook(const QString &language, int textPercent);
    //! Closes the window as a person does, and starts the program again on the same files.
    void restart();

    [[nodiscard]] MainWindow &window() const { return *m_application->window(); }
    [[nodiscard]] ConsoleSession &session() const { return m_application->session(); }
    [[nodiscard]] QString estatePath() const { return m_folder.filePath(QStringLiteral("config/estate.yaml")); }
    [[nodiscard]] QByteArray estateText() const;
    void writeEstate(const QByteArray &yaml) const;

    //! Waits for a view that fits.
    [[nodiscard]] bool waitForView(const std::function<bool(const CatalogView &)> &fits) const;
    //! Reads all gateways by the button of the top bar, to the end.
    [[nodiscard]] bool sync() const;

    //! A child of a page or of the window.
    template<typename Widget>
    [[nodiscard]] Widget *find(const QString &name = {}) const
    {
        return window().findChild<Widget *>(name);
    }
    [[nodiscard]] Page &page(Screen screen) const { return *window().page(screen); }

private:
    [[nodiscard]] StartOptions options() const;

    QTemporaryDir m_folder;
    QString m_language = QStringLiteral("en");
    std::unique_ptr<ConsoleApplication> m_application;
};

} // namespace bulkhead::test
