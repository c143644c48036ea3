using System.Text;
using FakeKms;
using WireMock;
using WireMock.RequestBuilders;
using WireMock.ResponseBuilders;
using WireMock.Types;
using WireMock.Util;

namespace Serve;

/// <summary>The two paths beside KMS: <c>POST /_fakekms/reset</c> and <c>GET /_fakekms/trail</c>.</summary>
internal static class ControlPaths
{
    private const int BeforeKms = 1;
    private const int BehindTheRightMethod = 2;

    public static void AddTo(FakeKmsServer kms, KmsHttpEndpoint http)
    {
        Add(http, "/_fakekms/reset", "POST", () =>
        {
            kms.Reset();
            return new ResponseMessage { StatusCode = 204 };
        });
        Add(http, "/_fakekms/trail", "GET", () => Json(kms.Trail.ToLogJson()));
    }

    private static void Add(KmsHttpEndpoint http, string path, string method, Func<ResponseMessage> answer)
    {
        http.WireMock.Given(Request.Create().WithPath(path).UsingMethod(method))
            .AtPriority(BeforeKms)
            .RespondWith(Response.Create().WithCallback(_ => answer()));
        http.WireMock.Given(Request.Create().WithPath(path).UsingAnyMethod())
            .AtPriority(BehindTheRightMethod)
            .RespondWith(Response.Create().WithStatusCode(405).WithHeader("Allow", method));
    }

    private static ResponseMessage Json(string json) => new()
    {
        StatusCode = 200,
        Headers = new Dictionary<string, WireMockList<string>> { ["Content-Type"] = new("application/json") },
        BodyData = new BodyData { DetectedBodyType = BodyType.Bytes, BodyAsBytes = Encoding.UTF8.GetBytes(json) },
    };
}
