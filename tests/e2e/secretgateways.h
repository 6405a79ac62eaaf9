// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "contract/kongfixture.h"
#include "demo/apisixseed.h"
#include "support/canary.h"

#include <QJsonDocument>
#include <QJsonObject>

namespace bulkhead::test {

//! In every canary, so that a part of one that leaks is found as well.
inline constexpr char canaryMark[] = "Cn4ry7f31x";
//! Not secret: what a search of output and store must find, or it looked in the wrong place.
inline constexpr char shownName[] = "shown-name-5c2e";

//! Gives out canaries, and keeps them for the search. Each has a name in it, so that no two are alike.
class Canaries
{
public:
    Canaries() { m_values << canaryMark << "CANARY"; } // CANARY: in those of `smallKong`

    //! For a place where any character may stand.
    QByteArray odd(const QByteArray &name) { return keep("/" + QByteArray(canaryMark) + "+" + name + "=?"); }
    std::string plain(const char *name) { return keep(canaryMark + QByteArray("-") + name).toStdString(); }
    [[nodiscard]] const QList<QByteArray> &values() const { return m_values; }

private:
    QByteArray keep(const QByteArray &value)
    {
        m_values << value;
        return value;
    }
    QList<QByteArray> m_values;
};

//! A Kong with a secret in every place that holds one, and private keys of certificates.
inline KongSeed secretKong(Canaries &canaries, const std::string &certificate)
{
    using Row = KongSeed::Row;
    KongSeed seed = smallKong(certificate);
    const std::string id = seed.service(shownName, "shown.example");
    seed.route(shownName, id, "/shown");
    seed.plugin("jwt-signer", Row{{"access_token_introspection_authorization", canaries.plain("introspection")},
                                  {"client_secret", canaries.plain("signer")}},
                "service", id);
    seed.plugin("request-transformer",
                Row{{"add", Row{{"headers", KongSeed::list({"X-Api-Key:" + canaries.plain("added")})},
                                {"querystring", KongSeed::list({"token:" + canaries.plain("query")})}}}},
                "service", id);
    seed.plugin("openid-connect", Row{{"client_secret", KongSeed::list({canaries.plain("oidc")})},
                                      {"session_secret", canaries.plain("session")},
                                      {"redis_password", canaries.plain("redis")}},
                "service", id);
    seed.plugin("aws-lambda", Row{{"aws_key", canaries.plain("awskey")}, {"aws_secret", canaries.plain("aws")}},
                "service", id);
    seed.plugin("http-log", Row{{"http_endpoint",
                                 "https://u:" + canaries.plain("userinfo") + "@l.example/in?token="
                                     + canaries.plain("urltoken")},
                                {"headers", Row{{"Authorization", "Bearer " + canaries.plain("bearer")}}}},
                "service", id);
    const std::string user = seed.consumer("partner");
    seed.ofConsumer("key-auths", user, Row{{"key", canaries.plain("key")}});
    seed.ofConsumer("basic-auths", user, Row{{"username", "p"}, {"password", canaries.plain("basic")}});
    seed.ofConsumer("hmac-auths", user, Row{{"username", "p"}, {"secret", canaries.plain("hmac")}});
    seed.ofConsumer("jwts", user, Row{{"key", "issuer-p"}, {"secret", canaries.plain("jwt")}});
    seed.ofConsumer("oauth2", user, Row{{"client_id", "p"}, {"client_secret", canaries.plain("oauth")}});
    seed.add("certificates", Row{{"cert", certificate},
                                 {"key", "-----BEGIN PRIVATE KEY-----\n" + canaries.plain("kongkey")
                                      + "\n-----END PRIVATE KEY-----\n"}});
    return seed;
}

inline ApisixSeed secretApisix(Canaries &canaries, const std::string &certificate)
{
    using Object = JsonValue::Object;
    using Array = JsonValue::Array;
    ApisixSeed seed;
    seed.add("routes",
             Object{{"id", "r1"},
                    {"name", std::string("apisix-") + shownName},
                    {"uri", "/held"},
                    {"vars", Array{Array{"http_x_api_key", "==", canaries.plain("vars")}}},
                    {"plugins",
                     Object{{"csrf", Object{{"key", canaries.plain("csrf")}}},
                            {"http-logger", Object{{"uri", "https://u:" + canaries.plain("logger") + "@l.example"},
                                                   {"auth_header", canaries.plain("loghead")}}},
                            {"limit-count", Object{{"count", 5}, {"redis_password", canaries.plain("limit")}}},
                            {"openid-connect", Object{{"client_id", "c"},
                                                      {"client_secret", canaries.plain("apisixoidc")},
                                                      {"session", Object{{"secret", canaries.plain("apisixsess")}}}}}}},
                    {"upstream", Object{{"type", "roundrobin"},
                                        {"nodes", Object{{"a.example:1", 1}}},
                                        {"tls", Object{{"client_cert", certificate},
                                                       {"client_key", canaries.plain("clientkey")}}}}}});
    seed.add("consumers", Object{{"username", "held"},
                                 {"plugins", Object{{"key-auth", Object{{"key", canaries.plain("apisixkey")}}},
                                                    {"basic-auth", Object{{"username", "u"},
                                                                          {"password", canaries.plain("apisixbasic")}}},
                                                    {"jwt-auth", Object{{"key", "k"},
                                                                        {"secret", canaries.plain("apisixjwt")}}},
                                                    {"hmac-auth", Object{{"key_id", "k"},
                                                                         {"secret_key", canaries.plain("apisixhmac")}}}}}});
    seed.add("ssls", Object{{"id", "s1"},
                            {"snis", Array{"a.example"}},
                            {"cert", certificate},
                            {"key", canaries.plain("sslkey")},
                            {"certs", Array{certificate}},
                            {"keys", Array{canaries.plain("sslkeys")}}});
    return seed;
}

inline QJsonValue secretCaddy(Canaries &canaries)
{
    QByteArray text = R"({"storage":{"module":"redis","password":"@storage@"},"apps":{"tls":{
        "certificates":{"load_pem":[{"certificate":"x","key":"@pem@"}]},
        "automation":{"policies":[{"issuers":[{"module":"acme","challenges":{"dns":{"provider":{"name":"d","api_token":"@dns@"}}}}]}]}},
        "http":{"servers":{"s":{"listen":[":1"],"routes":[{"@id":"caddy-SHOWN","match":[{"path":["/c"],"header":{"Authorization":["Bearer @match@"]}}],"handle":[
        {"handler":"authentication","providers":{"http_basic":{"accounts":[{"username":"u","password":"@hash@","salt":"@salt@"}]}}},
        {"handler":"headers","request":{"set":{"Authorization":["Bearer @set@"],"X-Api-Key":["@apikey@"]}}},
        {"handler":"reverse_proxy","headers":{"request":{"set":{"X-Api-Key":["@proxy@"]}}},"upstreams":[{"dial":"a.example:1"}]}]}]}}}}})";
    text.replace("SHOWN", shownName);
    for (const char *name : {"storage", "pem", "dns", "match", "hash", "salt", "set", "apikey", "proxy"})
        text.replace(QByteArray('@' + QByteArray(name) + '@'), QByteArray::fromStdString(canaries.plain(name)));
    return QJsonDocument::fromJson(text).object();
}

} // namespace bulkhead::test
