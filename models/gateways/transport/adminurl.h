// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/result.h"

#include <QUrl>
#include <QUrlQuery>

namespace bulkhead {

//! The URL of a request: `path` (begins with "/") appended to the admin URL's own, same origin always.
//! Error for an admin URL that is not plain http or https, and for a path with "." or ".." in it.
[[nodiscard]] Result<QUrl> requestUrl(const QUrl &adminUrl, const QString &path,
                                      const QUrlQuery &query);

} // namespace bulkhead
