// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "widgets/textlabel.h"
#include "presentation/icons.h"

#include <QWidget>

namespace bulkhead {

//! A status glyph as a widget; its word is the accessible name and tooltip.
class StatusMark : public QWidget
{
    Q_OBJECT
public:
    explicit StatusMark(Status status, int size = 16, QWidget *parent = nullptr);
    void setStatus(Status status, const QString &word = {});
    [[nodiscard]] Status status() const { return m_status; }
    [[nodiscard]] QSize sizeHint() const override;

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    Status m_status;
    int m_size;
};

//! A line icon as a widget, only decoration.
class IconMark : public QWidget
{
    Q_OBJECT
public:
    explicit IconMark(Icon icon, int size = 16, Ink ink = &Tokens::text2, QWidget *parent = nullptr);
    [[nodiscard]] QSize sizeHint() const override;

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    Icon m_icon;
    Ink m_ink;
    int m_size;
};

//! The name of an environment in its colours: dashed edge for sandbox, solid for production.
class EnvironmentMark : public QWidget
{
    Q_OBJECT
public:
    explicit EnvironmentMark(QWidget *parent = nullptr);
    EnvironmentMark(const QString &name, EnvironmentType type, QWidget *parent = nullptr);
    void setEnvironment(const QString &name, EnvironmentType type);
    [[nodiscard]] QSize sizeHint() const override;
    //! Where there is less room the name is elided; the tooltip has it whole.
    [[nodiscard]] QSize minimumSizeHint() const override;

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    QString m_name;
    EnvironmentType m_type = EnvironmentType::Sandbox;
};

//! A word in a 1 px box without colour.
class Tag : public QWidget
{
    Q_OBJECT
public:
    explicit Tag(const QString &text, QWidget *parent = nullptr);
    void setText(const QString &text);
    [[nodiscard]] QSize sizeHint() const override;

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    QString m_text;
};

//! Glyph and word on the status' soft ground.
class Badge : public QWidget
{
    Q_OBJECT
public:
    Badge(Status status, const QString &word, QWidget *parent = nullptr);
    void setStatus(Status status, const QString &word);
    [[nodiscard]] QSize sizeHint() const override;

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    Status m_status;
    QString m_word;
};

//! A key in a little box.
class KeyHint : public QWidget
{
    Q_OBJECT
public:
    explicit KeyHint(const QString &key, QWidget *parent = nullptr);
    [[nodiscard]] QSize sizeHint() const override;

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    QString m_key;
};

} // namespace bulkhead
