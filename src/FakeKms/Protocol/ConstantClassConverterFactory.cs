using System.Reflection;
using System.Text.Json;
using System.Text.Json.Serialization;
using Amazon.Runtime;
using Converter = System.Text.Json.Serialization.JsonConverter;

namespace FakeKms.Protocol;

/// <summary>The SDK's enumerations are open: any text becomes a value, and validation decides about it.</summary>
internal sealed class ConstantClassConverterFactory : JsonConverterFactory
{
    public override bool CanConvert(Type typeToConvert) => typeof(ConstantClass).IsAssignableFrom(typeToConvert);

    public override Converter CreateConverter(Type typeToConvert, JsonSerializerOptions options) =>
        (Converter)Activator.CreateInstance(typeof(ConstantClassConverter<>).MakeGenericType(typeToConvert))!;

    private sealed class ConstantClassConverter<T> : JsonConverter<T>
        where T : ConstantClass
    {
        private static readonly ConstructorInvoker Constructor = ConstructorInvoker.Create(typeof(T).GetConstructor([typeof(string)])!);

        public override T Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
            reader.TokenType == JsonTokenType.String ? (T)Constructor.Invoke(reader.GetString()) : throw new JsonException("A string is needed here.");

        public override void Write(Utf8JsonWriter writer, T value, JsonSerializerOptions options) => writer.WriteStringValue(value.Value);
    }
}
