// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/jsonvalue.h"

#include <QByteArray>
#include <QHash>
#include <QString>

#include <string>
#include <vector>

namespace bulkhead::demo {

// The demonstration estate: the fictional bank Meridian. Everything is made up and the same on every
// machine; hosts are .example names and documentation addresses. It leaks on every layer on purpose.

enum class Side { Sandbox, Production };
enum class Product { Kong, Apisix, Caddy };

//! A gateway of the bank, as the estate file names it.
struct DemoGateway
{
    const char *id;
    Product product;
    Side side;
    const char *region; //!< "eu", "us", "partner"
    bool shared = false; //!< serves both sides, told apart by the tag env
};
[[nodiscard]] const std::vector<DemoGateway> &gateways();

//! One API of the bank on one day.
struct DemoApi
{
    std::string name; //!< without affix: "payments-initiation"
    std::string team; //!< empty: nobody owns it
    std::string region;
    Product product = Product::Kong;
    int number = 0;      //!< position in its region, from 0; decides ports and variations
    int major = 1;       //!< versions above 1 are in the native name: "payments-v2"
    std::string sandboxVersion, productionVersion; //!< "2.5.0"; empty: not there
    bool sandboxPatches = false;    //!< sandbox answers PATCH …
    bool productionPatches = false; //!< … and production too, since a promotion brought it there
    bool openCors = false;         //!< sandbox lets every origin in
    bool slowTimeout = false;      //!< read time-out differs
    bool crossesIntoProduction = false; //!< its sandbox calls the production back-end
    bool sharedKey = false;        //!< one partner key opens both sides
    bool missingLimit = false;     //!< no rate limit in production
    bool raisedLimit = false;      //!< somebody let twice as many calls into production
    bool longTimeout = false;      //!< somebody let production wait twice as long
    bool sharedCounters = false;   //!< both sides count calls in one Redis

    [[nodiscard]] bool isOn(Side side) const
    {
        return !(side == Side::Sandbox ? sandboxVersion : productionVersion).empty();
    }
};

inline constexpr int demoDays = 30;

//! The APIs as they were `day` days after the first (0 … demoDays), in a fixed order.
[[nodiscard]] std::vector<DemoApi> apisOn(int day);
//! Those that one gateway serves; a shared gateway serves both sides of its region.
[[nodiscard]] std::vector<DemoApi> apisOf(const DemoGateway &gateway, int day);

//! Native objects of one gateway on one day: collection name → objects, in the product's own form.
using NativeCollections = std::vector<std::pair<std::string, JsonValue::Array>>;
[[nodiscard]] NativeCollections kongObjects(const DemoGateway &gateway, int day);
[[nodiscard]] NativeCollections apisixObjects(const DemoGateway &gateway, int day);
[[nodiscard]] JsonValue caddyConfig(const DemoGateway &gateway, int day);

//! The estate file, with the address of each gateway.
[[nodiscard]] QByteArray estateFile(const QHash<QString, QString> &adminUrls);

//! A credential that is the same for the same text, and opens nothing anywhere.
[[nodiscard]] std::string madeUpSecret(const std::string &text);

} // namespace bulkhead::demo
