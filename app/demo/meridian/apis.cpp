// SPDX-License-Identifier: GPL-3.0-or-later
#include "demo/meridian/meridian.h"

#include "core/digest.h"

#include <algorithm>
#include <array>
#include <string_view>

namespace bulkhead::demo {

namespace {

struct Team
{
    const char *name;
    std::array<const char *, 8> apis;
};

// Names as a bank would have them; region and number decide the rest.
constexpr std::array<Team, 8> euTeams = {{
    {"team-payments", {"payments-initiation", "standing-orders", "instant-transfer", "sepa-mandates", "payment-status", "direct-debits", "bulk-payments", "payment-returns"}},
    {"team-core", {"accounts", "balances", "statements", "customer-profile", "account-switching", "interest-rates", "transactions", "account-alerts"}},
    {"team-cards", {"card-limits", "card-issuing", "card-disputes", "card-tokens", "card-pins", "card-rewards", "card-freezes", "card-travel-notices"}},
    {"team-psd2", {"open-banking-consents", "open-banking-accounts", "funds-confirmation", "third-party-registry", "strong-authentication", "consent-receipts", "open-banking-payments", "directory-sync"}},
    {"team-treasury", {"fx-rates", "fx-orders", "liquidity-positions", "money-market", "hedge-quotes", "cash-forecasts", "nostro-balances", "settlement-calendars"}},
    {"team-lending", {"loan-origination", "mortgage-quotes", "credit-scores", "loan-schedules", "collateral", "overdraft-offers", "loan-documents", "repayments"}},
    {"team-onboarding", {"kyc-documents", "identity-checks", "sanctions-screening", "address-lookup", "onboarding-cases", "beneficial-owners", "risk-ratings", "document-scans"}},
    {"team-channels", {"notifications", "branch-locator", "appointment-booking", "chat-transcripts", "mobile-settings", "push-tokens", "campaign-banners", "feedback"}},
}};

constexpr std::array<const char *, 11> usDomains = {"ach", "wire", "checking", "savings", "brokerage", "retirement", "mortgage", "card", "merchant", "deposit", "tax"};
constexpr std::array<const char *, 8> usThings = {"accounts", "transfers", "limits", "events", "reports", "disputes", "quotes", "documents"};
constexpr std::array<const char *, 8> usTeams = {"team-us-core", "team-us-payments", "team-us-risk", "team-us-data", "team-us-reporting", "team-us-service", "team-us-pricing", "team-us-archive"};

constexpr std::array<const char *, 13> partnerNames = {"insurer-north", "insurer-south", "telco-billing", "grocer-loyalty", "airline-miles", "utility-billing", "payroll-hub", "tax-adviser", "car-leasing", "real-estate", "charity-giving", "university-fees", "marketplace"};
constexpr std::array<const char *, 5> partnerThings = {"orders", "payouts", "invoices", "webhooks", "catalogue"};

std::string version(int major, int minor, int patch)
{
    return std::to_string(major) + '.' + std::to_string(minor) + '.' + std::to_string(patch);
}

//! A release that went another way than most: when the sandbox had it, and on which day it was promoted.
struct Release
{
    std::string_view api; //!< with its region
    int inSandbox = 0, promoted = never;
    static constexpr int never = 1000;
};

//! Those of the stories (demopromotions.cpp): what was promoted on a day is in production from the next one on.
constexpr std::array<Release, 16> releases = {{
    {"eu accounts", 0, 8},            {"eu card-limits", 0, 8},          {"eu kyc-documents", 2, 8},   {"eu mortgage-quotes", 3, 10}, {"eu funds-confirmation", 7, 10},
    {"eu identity-checks", 8, 10},    {"eu notifications", 0, 11},       {"eu settlement-calendars", 8}, {"eu standing-orders", 9},   {"eu open-banking-accounts", 9, 14},
    {"eu credit-scores", 6, 14},      {"eu customer-profile", 12, 14},   {"eu card-tokens", 13, 14},   {"us ach-transfers", 2, 18},   {"us ach-quotes", 11, 18},
    {"eu loan-origination", 17},
}};

std::string versionAfter(const DemoApi &api, int releasesSoFar)
{
    const int n = api.number;
    return version(api.major, 2 + n % 4 + releasesSoFar, n % 3);
}

//! Every fourth API has a release in its sandbox that waits for its promotion; of some of them that was long ago.
void setVersions(DemoApi &api, int day)
{
    const int n = api.number;
    const bool isAhead = n % 4 == 0 && (demoDays + n) % 9 < 4;
    const std::string name = api.region + ' ' + api.name;
    const auto found = std::find_if(releases.begin(), releases.end(), [&](const Release &one) { return one.api == name; });
    const Release release = found != releases.end() ? *found : Release{name, isAhead ? demoDays - (demoDays + n) % 9 - n * 7 % 20 : Release::never};
    api.sandboxPatches = day >= release.inSandbox;
    api.productionPatches = day > release.promoted;
    api.productionVersion = versionAfter(api, (demoDays + n) / 9 - (isAhead ? 1 : 0));
    api.sandboxVersion = versionAfter(api, (demoDays + n) / 9 - (isAhead && !api.sandboxPatches ? 1 : 0));
    if (n % 11 == 9)
        api.productionVersion.clear(); // still being built
    if (n % 16 == 15)
        api.sandboxVersion.clear(); // older than the sandbox
    if (n % 23 == 22 && day < 20)
        api.sandboxVersion.clear(); // went live before there was a sandbox, which came on day 20
}

void setTrouble(DemoApi &api, int day)
{
    const int n = api.number;
    api.openCors = n % 7 == 3;
    api.slowTimeout = n % 13 == 5 && day >= 12;
    if (api.region != "eu")
        return; // the others have other troubles: a gateway that is silent, and one for both sides
    api.crossesIntoProduction = (n == 4 && day >= 6) || (n == 32 && day >= 24);
    api.sharedKey = n == 0 || (n == 17 && day >= 18);
    // What went round the promotions: a limit for a holiday that was taken back, a night's repair that stayed, and a limit that was missing.
    api.raisedLimit = api.name == "direct-debits" && day == 16;
    api.longTimeout = api.name == "card-freezes" && day >= 25;
    api.missingLimit = n == 8 && day < 26;
    api.sharedCounters = n % 24 == 0;
}

Product euProduct(int number)
{
    return number % 8 == 7 ? Product::Caddy : number % 5 < 3 ? Product::Kong : Product::Apisix;
}

Product usProduct(int number)
{
    return number % 3 == 2 ? Product::Apisix : Product::Kong;
}

DemoApi makeApi(std::string name, const char *team, const char *region, int number, Product product,
                int day)
{
    DemoApi api;
    api.name = std::move(name);
    api.team = number % 31 == 30 ? "" : team;
    api.region = region;
    api.number = number;
    api.product = product;
    api.major = number % 6 == 5 ? 2 : 1;
    setVersions(api, day);
    setTrouble(api, day);
    return api;
}

} // namespace

const std::vector<DemoGateway> &gateways()
{
    static const std::vector<DemoGateway> all = {
        {"kong-sbx", Product::Kong, Side::Sandbox, "eu"},
        {"apisix-sbx", Product::Apisix, Side::Sandbox, "eu"},
        {"caddy-sbx", Product::Caddy, Side::Sandbox, "eu"},
        {"kong-prd", Product::Kong, Side::Production, "eu"},
        {"apisix-prd", Product::Apisix, Side::Production, "eu"},
        {"caddy-prd", Product::Caddy, Side::Production, "eu"},
        {"kong-us-sbx", Product::Kong, Side::Sandbox, "us"},
        {"apisix-us-sbx", Product::Apisix, Side::Sandbox, "us"},
        {"kong-us-prd", Product::Kong, Side::Production, "us"},
        {"apisix-us-prd", Product::Apisix, Side::Production, "us"},
        {"kong-partner", Product::Kong, Side::Sandbox, "partner", true},
    };
    return all;
}

std::vector<DemoApi> apisOn(int day)
{
    std::vector<DemoApi> apis;
    int number = 0;
    for (std::size_t column = 0; column < euTeams[0].apis.size(); ++column) {
        for (const Team &team : euTeams) {
            apis.push_back(makeApi(team.apis[column], team.name, "eu", number, euProduct(number), day));
            ++number;
        }
    }
    number = 0;
    for (const char *domain : usDomains) {
        for (std::size_t i = 0; i < usThings.size(); ++i, ++number) {
            apis.push_back(makeApi(std::string(domain) + '-' + usThings[i], usTeams[i], "us", number,
                                   usProduct(number), day));
        }
    }
    number = 0;
    for (const char *partner : partnerNames) {
        for (const char *thing : partnerThings) {
            apis.push_back(makeApi(std::string(partner) + '-' + thing, "team-partners", "partner",
                                   number, Product::Kong, day));
            ++number;
        }
    }
    return apis;
}

std::vector<DemoApi> apisOf(const DemoGateway &gateway, int day)
{
    std::vector<DemoApi> served;
    for (DemoApi &api : apisOn(day)) {
        if (api.region != gateway.region || api.product != gateway.product)
            continue;
        if (gateway.shared ? api.isOn(Side::Sandbox) || api.isOn(Side::Production)
                           : api.isOn(gateway.side))
            served.push_back(std::move(api));
    }
    return served;
}

std::string madeUpSecret(const std::string &text)
{
    return "meridian-demo-" + toHex(sha256("meridian secret " + text)).substr(0, 20);
}

} // namespace bulkhead::demo
