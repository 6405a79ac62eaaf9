// SPDX-License-Identifier: GPL-3.0-or-later
#include "gateways/apisix/apisixdefaults.h"

namespace bulkhead {

// What the plugins' own schemas give as defaults (3.13). A member "?name" holds the defaults below
// "name" that count only where "name" is set.
const std::vector<ApisixPluginDefaults> &apisixPluginDefaultTexts()
{
    static const std::vector<ApisixPluginDefaults> table = {
        {"api-breaker",
         R"({"?healthy":{"http_statuses":[200],"successes":3},"?unhealthy":{"failures":3,"http_s)"
         R"(tatuses":[500]},"healthy":{"http_statuses":[200],"successes":3},"max_breaker_sec":30)"
         R"(0,"unhealthy":{"failures":3,"http_statuses":[500]}})"},
        {"authz-keycloak",
         R"({"access_token_expires_in":300,"access_token_expires_leeway":0,"cache_ttl_seconds":8)"
         R"(6400,"grant_type":"urn:ietf:params:oauth:grant-type:uma-ticket","http_method_as_scop)"
         R"(e":false,"keepalive":true,"keepalive_pool":5,"keepalive_timeout":60000,"lazy_load_pa)"
         R"(ths":false,"permissions":{},"policy_enforcement_mode":"ENFORCING","refresh_token_exp)"
         R"(ires_in":3600,"refresh_token_expires_leeway":0,"ssl_verify":true,"timeout":3000})"},
        {"basic-auth",
         R"({"hide_credentials":false})"},
        {"clickhouse-logger",
         R"({"batch_max_size":1000,"buffer_duration":60,"database":"","inactive_timeout":5,"incl)"
         R"(ude_req_body":false,"include_resp_body":false,"logtable":"","max_retry_count":0,"nam)"
         R"(e":"clickhouse-logger","password":"","retry_delay":1,"ssl_verify":true,"timeout":3,")"
         R"(user":""})"},
        {"consumer-restriction",
         R"({"rejected_code":403,"type":"consumer_name"})"},
        {"cors",
         R"({"allow_credential":false,"allow_headers":"*","allow_methods":"*","allow_origins":"*)"
         R"(","max_age":5})"},
        {"csrf",
         R"({"expires":7200,"name":"apisix-csrf-token"})"},
        {"datadog",
         R"({"batch_max_size":1000,"buffer_duration":60,"inactive_timeout":5,"max_retry_count":0)"
         R"(,"name":"datadog","prefer_name":true,"retry_delay":1})"},
        {"elasticsearch-logger",
         R"({"batch_max_size":1000,"buffer_duration":60,"inactive_timeout":5,"include_req_body":)"
         R"(false,"include_resp_body":false,"max_retry_count":0,"name":"elasticsearch-logger","r)"
         R"(etry_delay":1,"ssl_verify":true,"timeout":10})"},
        {"file-logger",
         R"({"include_req_body":false,"include_resp_body":false})"},
        {"forward-auth",
         R"({"allow_degradation":false,"client_headers":{},"keepalive":true,"keepalive_pool":5,")"
         R"(keepalive_timeout":60000,"request_headers":{},"request_method":"GET","ssl_verify":tr)"
         R"(ue,"status_on_error":403,"timeout":3000,"upstream_headers":{}})"},
        {"google-cloud-logging",
         R"({"?auth_config":{"entries_uri":"https://logging.googleapis.com/v2/entries:write","sc)"
         R"(ope":["https://www.googleapis.com/auth/logging.read","https://www.googleapis.com/aut)"
         R"(h/logging.write","https://www.googleapis.com/auth/logging.admin","https://www.google)"
         R"(apis.com/auth/cloud-platform"],"token_uri":"https://oauth2.googleapis.com/token"},"b)"
         R"(atch_max_size":1000,"buffer_duration":60,"inactive_timeout":5,"log_id":"apisix.apach)"
         R"(e.org%2Flogs","max_retry_count":0,"name":"google-cloud-logging","resource":{"type":")"
         R"(global"},"retry_delay":1,"ssl_verify":true})"},
        {"gzip",
         R"({"?buffers":{"number":32,"size":4096},"buffers":{"number":32,"size":4096},"comp_leve)"
         R"(l":1,"http_version":1.1,"min_length":20,"types":["text/html"]})"},
        {"hmac-auth",
         R"({"allowed_algorithms":["hmac-sha1","hmac-sha256","hmac-sha512"],"clock_skew":300,"hi)"
         R"(de_credentials":false,"validate_request_body":false})"},
        {"http-logger",
         R"({"batch_max_size":1000,"buffer_duration":60,"concat_method":"json","inactive_timeout)"
         R"(":5,"include_req_body":false,"include_resp_body":false,"max_retry_count":0,"name":"h)"
         R"(ttp logger","retry_delay":1,"ssl_verify":false,"timeout":3})"},
        {"ip-restriction",
         R"({"message":"Your IP address is not allowed","response_code":403})"},
        {"jwt-auth",
         R"({"cookie":"jwt","header":"authorization","hide_credentials":false,"key_claim_name":")"
         R"(key","query":"jwt","store_in_ctx":false})"},
        {"kafka-logger",
         R"({"batch_max_size":1000,"buffer_duration":60,"cluster_name":1,"inactive_timeout":5,"i)"
         R"(nclude_req_body":false,"include_resp_body":false,"max_req_body_bytes":524288,"max_re)"
         R"(sp_body_bytes":524288,"max_retry_count":0,"meta_format":"default","meta_refresh_inte)"
         R"(rval":30,"name":"kafka logger","producer_batch_num":200,"producer_batch_size":104857)"
         R"(6,"producer_max_buffering":50000,"producer_time_linger":1,"producer_type":"async","r)"
         R"(equired_acks":1,"retry_delay":1,"timeout":3})"},
        {"key-auth",
         R"({"header":"apikey","hide_credentials":false,"query":"apikey"})"},
        {"limit-conn",
         R"({"allow_degradation":false,"key_type":"var","only_use_default_delay":false,"policy":)"
         R"("local","rejected_code":503})"},
        {"limit-count",
         R"({"allow_degradation":false,"key":"remote_addr","key_type":"var","policy":"local","re)"
         R"(jected_code":503,"show_limit_quota_header":true})"},
        {"limit-req",
         R"({"allow_degradation":false,"key_type":"var","nodelay":false,"policy":"local","reject)"
         R"(ed_code":503})"},
        {"loggly",
         R"({"batch_max_size":1000,"buffer_duration":60,"inactive_timeout":5,"include_req_body":)"
         R"(false,"include_resp_body":false,"max_retry_count":0,"name":"loggly","retry_delay":1,)"
         R"("severity":"INFO","ssl_verify":true,"tags":["apisix"]})"},
        {"loki-logger",
         R"({"batch_max_size":1000,"buffer_duration":60,"endpoint_uri":"/loki/api/v1/push","inac)"
         R"(tive_timeout":5,"include_req_body":false,"include_resp_body":false,"keepalive":true,)"
         R"("keepalive_pool":5,"keepalive_timeout":60000,"log_labels":{"job":"apisix"},"max_retr)"
         R"(y_count":0,"name":"loki logger","retry_delay":1,"ssl_verify":false,"tenant_id":"fake)"
         R"(","timeout":3000})"},
        {"mocking",
         R"({"content_type":"application/json;charset=utf8","delay":0,"response_status":200,"wit)"
         R"(h_mock_header":true})"},
        {"opa",
         R"({"keepalive":true,"keepalive_pool":5,"keepalive_timeout":60000,"ssl_verify":true,"ti)"
         R"(meout":3000,"with_consumer":false,"with_route":false,"with_service":false})"},
        {"openid-connect",
         R"({"?claim_validator":{"?audience":{"claim":"aud","match_with_client_id":false,"requir)"
         R"(ed":false}},"accept_none_alg":false,"accept_unsupported_alg":true,"access_token_expi)"
         R"(res_leeway":0,"access_token_in_authorization_header":false,"bearer_only":false,"clie)"
         R"(nt_jwt_assertion_expires_in":60,"force_reauthorize":false,"iat_slack":120,"introspec)"
         R"(tion_endpoint_auth_method":"client_secret_basic","introspection_interval":0,"jwk_exp)"
         R"(ires_in":86400,"jwt_verification_cache_ignore":false,"logout_path":"/logout","realm")"
         R"(:"apisix","renew_access_token_on_expiry":true,"revoke_tokens_on_logout":false,"scope)"
         R"(":"openid","set_access_token_header":true,"set_id_token_header":true,"set_refresh_to)"
         R"(ken_header":false,"set_userinfo_header":true,"ssl_verify":false,"timeout":3,"token_e)"
         R"(ndpoint_auth_method":"client_secret_basic","unauth_action":"auth","use_nonce":false,)"
         R"("use_pkce":false})"},
        {"prometheus",
         R"({"prefer_name":false})"},
        {"proxy-cache",
         R"({"cache_control":false,"cache_http_status":[200,301,404],"cache_key":["$host","$requ)"
         R"(est_uri"],"cache_method":["GET","HEAD"],"cache_strategy":"disk","cache_ttl":300,"cac)"
         R"(he_zone":"disk_cache_one","hide_cache_headers":false})"},
        {"proxy-mirror",
         R"({"path_concat_mode":"replace","sample_ratio":1})"},
        {"proxy-rewrite",
         R"({"use_real_request_uri_unsafe":false})"},
        {"real-ip",
         R"({"recursive":false})"},
        {"redirect",
         R"({"append_query_string":false,"encode_uri":false,"ret_code":302})"},
        {"referer-restriction",
         R"({"bypass_missing":false,"message":"Your referer host is not allowed"})"},
        {"request-id",
         R"({"?range_id":{"char_set":"abcdefghijklmnopqrstuvwxyzABCDEFGHIGKLMNOPQRSTUVWXYZ012345)"
         R"(6789","length":16},"algorithm":"uuid","header_name":"X-Request-Id","include_in_respo)"
         R"(nse":true,"range_id":{}})"},
        {"request-validation",
         R"({"rejected_code":400})"},
        {"response-rewrite",
         R"({"body_base64":false})"},
        {"rocketmq-logger",
         R"({"access_key":"","batch_max_size":1000,"buffer_duration":60,"inactive_timeout":5,"in)"
         R"(clude_req_body":false,"include_resp_body":false,"max_retry_count":0,"meta_format":"d)"
         R"(efault","name":"rocketmq logger","retry_delay":1,"secret_key":"","timeout":3,"use_tl)"
         R"(s":false})"},
        {"skywalking-logger",
         R"({"batch_max_size":1000,"buffer_duration":60,"inactive_timeout":5,"include_req_body":)"
         R"(false,"include_resp_body":false,"max_retry_count":0,"name":"skywalking logger","retr)"
         R"(y_delay":1,"service_instance_name":"APISIX Instance Name","service_name":"APISIX","t)"
         R"(imeout":3})"},
        {"sls-logger",
         R"({"batch_max_size":1000,"buffer_duration":60,"inactive_timeout":5,"include_req_body":)"
         R"(false,"include_resp_body":false,"max_retry_count":0,"name":"sls-logger","retry_delay)"
         R"(":1,"timeout":5000})"},
        {"splunk-hec-logging",
         R"({"?endpoint":{"keepalive_timeout":60000,"timeout":10},"batch_max_size":1000,"buffer_)"
         R"(duration":60,"inactive_timeout":5,"max_retry_count":0,"name":"splunk-hec-logging","r)"
         R"(etry_delay":1,"ssl_verify":true})"},
        {"syslog",
         R"({"batch_max_size":1000,"buffer_duration":60,"drop_limit":1048576,"flush_limit":4096,)"
         R"("inactive_timeout":5,"include_req_body":false,"include_resp_body":false,"max_retry_c)"
         R"(ount":0,"name":"sys logger","pool_size":5,"retry_delay":1,"sock_type":"tcp","timeout)"
         R"(":3000,"tls":false})"},
        {"tcp-logger",
         R"({"batch_max_size":1000,"buffer_duration":60,"inactive_timeout":5,"include_req_body":)"
         R"(false,"include_resp_body":false,"max_retry_count":0,"name":"tcp logger","retry_delay)"
         R"(":1,"timeout":1000,"tls":false})"},
        {"tencent-cloud-cls",
         R"({"batch_max_size":1000,"buffer_duration":60,"inactive_timeout":5,"include_req_body":)"
         R"(false,"include_resp_body":false,"max_retry_count":0,"name":"tencent-cloud-cls","retr)"
         R"(y_delay":1,"sample_ratio":1})"},
        {"ua-restriction",
         R"({"bypass_missing":false,"message":"Not allowed"})"},
        {"udp-logger",
         R"({"batch_max_size":1000,"buffer_duration":60,"inactive_timeout":5,"include_req_body":)"
         R"(false,"include_resp_body":false,"max_retry_count":0,"name":"udp logger","retry_delay)"
         R"(":1,"timeout":3})"},
        {"uri-blocker",
         R"({"case_insensitive":false,"rejected_code":403})"},
        {"zipkin",
         R"({"service_name":"APISIX","span_version":2})"},
    };
    return table;
}

} // namespace bulkhead
