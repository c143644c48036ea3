using System.Text;
using FakeKms.Fuzzing.Running;

namespace FakeKms.Fuzzing.Targets;

/// <summary>States of Terraform: as files of keys.</summary>
internal sealed class TerraformTarget : FuzzTarget
{
    private const string Arn = "arn:aws:kms:us-east-1:444455556666:key/";
    private const string Abroad = "arn:aws:kms:eu-west-1:444455556666:key/";
    private const string Cards = "1234abcd-12ab-34cd-56ef-1234567890ab";
    private const string Imported = "2234abcd-12ab-34cd-56ef-1234567890ab";
    private const string Mrk = "mrk-1234abcd12ab34cd56ef1234567890ab";

    private static readonly string State = $$$"""
        {"format_version":"1.0","terraform_version":"1.9.0","values":{"root_module":{"resources":[
        {"address":"aws_kms_key.cards","mode":"managed","type":"aws_kms_key","name":"cards","values":{"arn":"{{{Arn}}}{{{Cards}}}","key_id":"{{{Cards}}}","id":"{{{Cards}}}",
        "description":"cards","is_enabled":true,"customer_master_key_spec":"SYMMETRIC_DEFAULT","key_usage":"ENCRYPT_DECRYPT","custom_key_store_id":"","enable_key_rotation":true,
        "rotation_period_in_days":180,"multi_region":false,"tags":null,"tags_all":{"Team":"Payments"},"timeouts":null,"deletion_window_in_days":30,
        "policy":"{\"Version\":\"2012-10-17\",\"Statement\":[{\"Effect\":\"Allow\",\"Principal\":\"*\",\"Action\":\"kms:*\",\"Resource\":\"*\"}]}"}},
        {"address":"aws_kms_alias.cards","mode":"managed","type":"aws_kms_alias","values":{"name":"alias/cards","target_key_arn":"{{{Arn}}}{{{Cards}}}","target_key_id":"{{{Cards}}}"}},
        {"address":"aws_kms_grant.worker","mode":"managed","type":"aws_kms_grant","values":{"grant_id":"{{{new string('0', 64)}}}","grant_token":"token","key_id":"{{{Cards}}}",
        "name":"worker","grantee_principal":"arn:aws:iam::444455556666:role/worker","operations":["Decrypt","Encrypt"],
        "constraints":[{"encryption_context_equals":{"Department":"IT"},"encryption_context_subset":{}}],"retire_on_delete":false}},
        {"address":"aws_kms_key_policy.imported","mode":"managed","type":"aws_kms_key_policy","values":{"key_id":"{{{Imported}}}","policy":"{}"}}],
        "child_modules":[{"resources":[
        {"address":"aws_kms_external_key.imported","mode":"managed","type":"aws_kms_external_key","values":{"arn":"{{{Arn}}}{{{Imported}}}","id":"{{{Imported}}}","enabled":true,
        "key_state":"Enabled","expiration_model":"KEY_MATERIAL_EXPIRES","key_material_base64":"{{{Convert.ToBase64String(new byte[32])}}}","valid_to":"2026-02-01T00:00:00Z"}},
        {"address":"aws_kms_key.primary","mode":"managed","type":"aws_kms_key","values":{"arn":"{{{Arn}}}{{{Mrk}}}","key_id":"{{{Mrk}}}","customer_master_key_spec":"ECC_NIST_P256","key_usage":"SIGN_VERIFY","multi_region":true}},
        {"address":"aws_kms_replica_key.replica","mode":"managed","type":"aws_kms_replica_key","values":{"arn":"{{{Abroad}}}{{{Mrk}}}","key_id":"{{{Mrk}}}","primary_key_arn":"{{{Arn}}}{{{Mrk}}}","key_usage":"SIGN_VERIFY","enabled":true}},
        {"address":"aws_s3_bucket.logs","mode":"managed","type":"aws_s3_bucket","values":{"arn":"arn:aws:s3:::logs"}}]}] } } }
        """;

    public override IReadOnlyList<byte[]> Seeds { get; } = [Encoding.UTF8.GetBytes(State.Replace("\"{}\"", "null", StringComparison.Ordinal)), Encoding.UTF8.GetBytes(State)];

    public override void Run(byte[] input) => WorldTarget.Load(TextOf(input), (builder, json) => builder.WithKeysFromTerraformJson(json));
}
